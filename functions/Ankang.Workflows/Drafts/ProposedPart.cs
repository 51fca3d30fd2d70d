namespace Ankang.Workflows.Drafts;

/// <summary>One duty as a model read it.</summary>
/// <param name="Sentence">Must stand in the text.</param>
/// <param name="Rhythm">As the catalogue writes it: <c>monthly</c>, <c>once</c>.</param>
/// <param name="Due">As <c>2021-06-30</c>; null where the text names no day.</param>
public sealed record ProposedPart(string Sentence, string Rhythm, string? Due);
