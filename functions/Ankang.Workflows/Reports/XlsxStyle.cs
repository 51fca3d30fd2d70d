namespace Ankang.Workflows.Reports;

/// <summary>
/// The cell formats of the workbook; the value is the index, and <see cref="XlsxStyles.Literal"/> is added for texts that look like
/// formulas.
/// </summary>
internal enum XlsxStyle : uint
{
    None,
    Title,
    Subtitle,
    Simulated,
    Header,
    Section,
    Text,
    Centre,
    Smaller,
    Smallest,
    Footer,

    /// <summary>A whole number, or with as many places as it has, that a person can sum up.</summary>
    Number,

    /// <summary>A number with two places: 99.70.</summary>
    Score,

    /// <summary>A share of one, told in per cent with one place: 77.7%.</summary>
    Share,
}
