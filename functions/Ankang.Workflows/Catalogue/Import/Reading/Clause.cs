namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>A clause of a sentence with what is read of it at once.</summary>
/// <param name="From">In the task's text.</param>
/// <param name="To">Behind its last character.</param>
/// <param name="Covered">As <see cref="Masked.Covered"/>, without the final stop.</param>
internal sealed record Clause(int From, int To, string Covered, IReadOnlyList<TimeWord> Rhythms, IReadOnlyList<Count> Counts)
{
    public static Clause Of(Masked text, int from, int to) =>
        new(from, to, text.Covered[from..to].TrimEnd('。', ';'), text.RhythmsIn(from, to), Reading.Counts.In(text.Readable[from..to]));
}
