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
}
