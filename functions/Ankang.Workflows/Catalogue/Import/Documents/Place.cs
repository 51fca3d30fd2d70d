namespace Ankang.Workflows.Catalogue.Import.Documents;

/// <summary>Where a text stands in its file, so that a person finds it again.</summary>
/// <param name="Line">From 1; in a document without lines the number of the paragraph or row.</param>
/// <param name="Cell">Such as <c>sheet 任务, cell C5</c> or <c>table 1, row 3</c>; null in a text.</param>
public sealed record Place(int Line, string? Cell = null)
{
    public override string ToString() => Cell ?? $"line {Line}";
}
