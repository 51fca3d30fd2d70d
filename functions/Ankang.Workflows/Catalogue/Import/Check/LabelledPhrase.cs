namespace Ankang.Workflows.Catalogue.Import.Check;

/// <summary>A wording of another list with what a careful reader reads in it.</summary>
/// <param name="Set">Phrases are scored by sets: those seen while the rules were written, and those that came later.</param>
/// <param name="Reading">The duties in it; <see cref="LabelledDuty.Review"/> for a wording that a person has to see.</param>
public sealed record LabelledPhrase(string Set, string Place, int Year, string Text, string Deadline, IReadOnlyList<LabelledDuty> Reading, int Line);
