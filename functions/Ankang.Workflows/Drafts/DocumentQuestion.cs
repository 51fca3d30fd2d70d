using Ankang.Workflows.Catalogue.Import.Cells;

namespace Ankang.Workflows.Drafts;

/// <summary>A document that is to be read as a list.</summary>
/// <param name="Name">Of its file.</param>
/// <param name="Content">As it was uploaded; null where <paramref name="Packed"/> is read again.</param>
/// <param name="Packed">As an earlier reading kept it; empty for one that was just uploaded.</param>
/// <param name="Year">Of the list, where the document does not say it.</param>
/// <param name="Units">The directory by which names are found, as <c>units.yaml</c>; null without one.</param>
/// <param name="Columns">What a person says the columns of each table are; null for what they tell by themselves.</param>
public sealed record DocumentQuestion(
    string Name,
    byte[]? Content,
    string Packed,
    int? Year,
    string? Units,
    IReadOnlyList<IReadOnlyList<ColumnRole>>? Columns
)
{
    /// <summary>What was said of the columns before: the same reading tells that too, so that corrections since are known. Null at first.</summary>
    public IReadOnlyList<IReadOnlyList<ColumnRole>>? ColumnsBefore { get; init; }

    public static DocumentQuestion Of(DraftFile file, int? year, string? units)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new(file.Name, file.Content, "", year, units, null);
    }
}
