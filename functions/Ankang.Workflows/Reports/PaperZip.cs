namespace Ankang.Workflows.Reports;

/// <summary>Several papers in one file.</summary>
public static class PaperZip
{
    /// <param name="papers">By name.</param>
    /// <param name="date">Of every paper in it, as a clock on the wall shows it.</param>
    public static void Write(Stream output, IReadOnlyDictionary<string, byte[]> papers, DateTimeOffset date) => FixedZip.Write(output, papers, date);
}
