using System.Text.RegularExpressions;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>Finds what a report is of: 并将检查情况报市安委办 is of the inspection that the task asks for before.</summary>
internal static partial class ReportedDuties
{
    /// <returns>Those that the report names, or else the one just before it; none where nothing stands before.</returns>
    public static IReadOnlyList<Segment> Of(Segment report, IReadOnlyList<Segment> all, Masked text)
    {
        Segment[] before = [.. all.TakeWhile(s => s != report).Where(s => !s.ReportUp)];
        Match objects = Objects().Match(text.Covered[report.Start..report.End]);
        string[] named = objects.Success ? [.. And().Split(objects.Groups["what"].Value).Where(o => o.Length > 1)] : [];
        Segment[] found = [.. named.Select(o => Nearest(o, before, text)).OfType<Segment>()];
        return found.Length > 0 ? found : [.. before.TakeLast(1)];
    }

    private static Segment? Nearest(string reported, IEnumerable<Segment> before, Masked text) =>
        before
            .Select(s => (Segment: s, Common: Pairs(reported).Count(p => text.Printed[s.CoreStart..s.End].Contains(p, StringComparison.Ordinal))))
            .Where(s => s.Common > 0)
            .OrderByDescending(s => s.Common)
            .Select(s => s.Segment)
            .FirstOrDefault();

    private static IEnumerable<string> Pairs(string text) => Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => text.Substring(i, 2));

    [GeneratedRegex("(?:将|把)(?:有关|相关)?(?<what>[^,]+?)(?:及时|一并|按时)?(?:(?<!通)报|报送|上报|反馈)")]
    private static partial Regex Objects();

    [GeneratedRegex("[、和及与]")]
    private static partial Regex And();
}
