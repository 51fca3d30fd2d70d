namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>A number with its measure word: 至少1次, 不少于12篇, 2—3项.</summary>
/// <param name="Number">The least of a range.</param>
/// <param name="Least">至少, 不少于 stands before it.</param>
/// <param name="Deeds">The measure counts deeds (次, 期, 篇), not what they concern (户, 家, 人).</param>
internal sealed record Count(int Number, string Measure, int At, int Length, bool Least, bool Deeds)
{
    public int End => At + Length;
}
