using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Reports;

/// <summary>The year of a list as one SVG: a row a unit, a column a month of due days, each cell filled by the shares of its outcomes.</summary>
/// <remarks>Historic and waived items are counted apart and not drawn, nor those that nobody was asked for (各企业). Equal arguments give equal text.</remarks>
public static class YearPicture
{
    private const double Label = 176,
        CellWidth = 66,
        TotalWidth = 84,
        RowHeight = 22,
        Margin = 20;
    private const double Width = Margin * 2 + Label + CellWidth * 12 + TotalWidth;

    private static readonly (ItemVerdict Verdict, string Class, string Word)[] Outcomes =
    [
        (ItemVerdict.OnTime, "ontime", "按期办结"),
        (ItemVerdict.ReportedLate, "reported", "按期完成、逾期报送"),
        (ItemVerdict.DoneLate, "late", "逾期办结"),
        (ItemVerdict.Overdue, "overdue", "逾期未办结"),
        (ItemVerdict.NotDue, "ahead", "未到期"),
        (ItemVerdict.InReview, "ahead", "待审核"),
        (ItemVerdict.Extended, "ahead", "延期中"),
    ];

    /// <param name="ahead">Unit and deadline of what periods that did not open yet will ask for: 未到期.</param>
    public static string ToSvg(
        YearCatalogue catalogue,
        UnitDirectory directory,
        IEnumerable<DueItem> items,
        IEnumerable<(string Unit, DateOnly DueOn)> ahead,
        DateOnly cutOff,
        DateTimeOffset asOf,
        bool simulated
    )
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        CutOff at = new(cutOff, asOf);
        IEnumerable<Drawn> opened = items
            .Where(i => i.Key.List == catalogue.List.Id && i.Addressed)
            .SelectMany(i => Verdict(at, i) is { } verdict ? [new Drawn(i.Key.Unit, i.OriginalDueOn, verdict)] : Array.Empty<Drawn>());
        ILookup<string, Drawn> byUnit = opened
            .Concat(ahead.Select(a => new Drawn(a.Unit, a.DueOn, ItemVerdict.NotDue)))
            .Where(d => d.DueOn.Year == catalogue.List.Year)
            .ToLookup(d => d.Unit);
        IReadOnlyList<UnitBand> bands = UnitBand.Of(directory, byUnit.Select(u => u.Key), at.Day);

        double height = 132 + bands.Sum(b => 30 + b.Units.Count * RowHeight) + Margin;
        using SvgCanvas svg = Open(catalogue.List, at, bands, height, simulated);
        double y = 120;
        foreach (UnitBand band in bands)
        {
            WriteBand(svg, band.Name, y);
            y += 30;
            foreach ((string id, string name) in band.Units)
            {
                WriteUnit(svg, name, [.. byUnit[id]], y);
                y += RowHeight;
            }
        }

        return svg.Finish();
    }

    // Extended items wait for the granted day, as those not due wait for theirs; what was done before its day is done.
    private static ItemVerdict? Verdict(CutOff at, DueItem item) =>
        at.Judge(item) switch
        {
            ItemVerdict.Historic or ItemVerdict.Waived or ItemVerdict.NotApplicable => null,
            ItemVerdict.NotDue when at.IsDone(item) => ItemVerdict.OnTime,
            ItemVerdict verdict => verdict,
        };

    private static SvgCanvas Open(TaskList list, CutOff at, IReadOnlyList<UnitBand> bands, double height, bool simulated)
    {
        string cutOff = $"截至{ChineseDates.Full(at.Day)}" + (simulated ? "　模拟运行，非正式文件" : "");
        SvgCanvas svg = new(
            "year-picture",
            Width,
            height,
            list.Title + "：全年办理情况",
            $"{cutOff}。{bands.Sum(b => b.Units.Count)}个单位按行、完成时限所在月份按列；每格数字为办结/应办，颜色为各类结果所占比例。"
        );
        svg.Style(YearPictureStyle.Css);
        svg.Raw(YearPictureStyle.Marks);
        svg.Rectangle("paper", 0, 0, Width, height);
        svg.Words("heading", Width / 2, 36, list.Title, "middle");
        svg.Words("faint", Width / 2, 60, cutOff, "middle");

        double x = Margin;
        foreach ((_, string style, string word) in Outcomes.DistinctBy(o => o.Class))
        {
            svg.Rectangle(style, x, 78, 26, 16);
            if (style is "reported" or "late")
                Clock(svg, x + 7, 80);
            svg.Words("word", x + 32, 91, word);
            x += 32 + word.Length * 13 + 22;
        }

        svg.Words("faint", Width - Margin, 91, "格内数字为办结/应办，未到期的为项数", "end");
        return svg;
    }

    private static void WriteBand(SvgCanvas svg, string name, double y)
    {
        svg.Words("band", Margin, y + 20, name);
        for (int month = 1; month <= 12; month++)
            svg.Words("faint", Margin + Label + CellWidth * (month - 0.5), y + 20, $"{month}月", "middle");
        svg.Words("faint", Width - Margin - TotalWidth / 2, y + 20, "全年", "middle");
    }

    private static void WriteUnit(SvgCanvas svg, string name, Drawn[] items, double y)
    {
        svg.Words("unit", Margin, y + 15, Fit(name));
        ILookup<int, Drawn> months = items.ToLookup(i => i.DueOn.Month);
        for (int month = 1; month <= 12; month++)
            WriteCell(svg, $"{name}，{month}月", [.. months[month]], Margin + Label + CellWidth * (month - 1), y, CellWidth);
        WriteCell(svg, $"{name}，全年", items, Width - Margin - TotalWidth + 8, y, TotalWidth - 8);
    }

    private static void WriteCell(SvgCanvas svg, string what, Drawn[] items, double x, double y, double width)
    {
        if (items.Length == 0)
        {
            svg.Rectangle("none", x + 1, y + 1, width - 2, RowHeight - 2);
            return;
        }

        ILookup<ItemVerdict, Drawn> by = items.ToLookup(i => i.Verdict);
        (string Class, string Word, int Count)[] shares = [.. Outcomes.Select(o => (o.Class, o.Word, by[o.Verdict].Count())).Where(s => s.Item3 > 0)];
        svg.Begin($"{what}：{string.Join('、', shares.Select(s => $"{s.Word}{s.Count}项"))}");
        double left = x + 1;
        foreach ((string style, _, int count) in shares)
        {
            double share = (width - 2) * count / items.Length;
            svg.Rectangle(style, left, y + 1, share, RowHeight - 2);
            left += share;
        }

        int due = items.Length - by[ItemVerdict.NotDue].Count() - by[ItemVerdict.Extended].Count();
        bool late = by[ItemVerdict.ReportedLate].Any() || by[ItemVerdict.DoneLate].Any();
        svg.Words(
            due == 0 ? "few" : "number",
            x + width / 2 + (late ? 5 : 0),
            y + 15.5,
            due == 0 ? $"{items.Length}项" : $"{due - by[ItemVerdict.Overdue].Count() - by[ItemVerdict.InReview].Count()}/{due}",
            "middle"
        );
        if (late)
            Clock(svg, x + 5, y + 5);
        svg.End();
    }

    private static string Fit(string name) => name.Length <= 12 ? name : name[..11] + "…";

    private static void Clock(SvgCanvas svg, double x, double y) => svg.Use("year-picture-clock", x, y);

    private readonly record struct Drawn(string Unit, DateOnly DueOn, ItemVerdict Verdict);
}
