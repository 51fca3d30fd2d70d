namespace Ankang.Workflows.Catalogue.Import.Check;

/// <summary>One duty of a labelled document.</summary>
/// <param name="Units">Who is asked; empty where the office is.</param>
/// <param name="Words">A part of its sentence that stands in no other.</param>
public sealed record LabelledTask(LabelledDuty Reading, IReadOnlyList<string> Units, string Words);
