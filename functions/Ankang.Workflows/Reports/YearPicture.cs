using System.Globalization;
using System.Text;
using System.Xml;
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

        StringBuilder text = new();
        using (
            XmlWriter svg = XmlWriter.Create(
                text,
                new()
                {
                    OmitXmlDeclaration = true,
                    Indent = true,
                    IndentChars = "",
                    NewLineChars = "\n",
                }
            )
        )
        {
            double height = 132 + bands.Sum(b => 30 + b.Units.Count * RowHeight) + Margin;
            Open(svg, catalogue.List, at, bands, height, simulated);
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

            svg.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    // Extended items wait for the granted day, as those not due wait for theirs; what was done before its day is done.
    private static ItemVerdict? Verdict(CutOff at, DueItem item) =>
        at.Judge(item) switch
        {
            ItemVerdict.Historic or ItemVerdict.Waived or ItemVerdict.NotApplicable => null,
            ItemVerdict.NotDue when at.IsDone(item) => ItemVerdict.OnTime,
            ItemVerdict verdict => verdict,
        };

    private static void Open(XmlWriter svg, TaskList list, CutOff at, IReadOnlyList<UnitBand> bands, double height, bool simulated)
    {
        svg.WriteStartElement("svg", "http://www.w3.org/2000/svg");
        Attributes(
            svg,
            ("viewBox", $"0 0 {N(Width)} {N(height)}"),
            ("width", N(Width)),
            ("height", N(height)),
            ("role", "img"),
            ("class", "year-picture"),
            ("aria-labelledby", "year-picture-title year-picture-desc"),
            ("lang", "zh-CN")
        );
        string cutOff = $"截至{ChineseDates.Full(at.Day)}" + (simulated ? "　模拟运行，非正式文件" : "");
        Element(svg, "title", list.Title + "：全年办理情况", ("id", "year-picture-title"));
        Element(
            svg,
            "desc",
            $"{cutOff}。{bands.Sum(b => b.Units.Count)}个单位按行、完成时限所在月份按列；每格数字为办结/应办，颜色为各类结果所占比例。",
            ("id", "year-picture-desc")
        );
        Element(svg, "style", YearPictureStyle.Css);
        svg.WriteRaw(YearPictureStyle.Marks);
        Rectangle(svg, "paper", 0, 0, Width, height);
        Words(svg, "heading", Width / 2, 36, list.Title, "middle");
        Words(svg, "faint", Width / 2, 60, cutOff, "middle");

        double x = Margin;
        foreach ((_, string style, string word) in Outcomes.DistinctBy(o => o.Class))
        {
            Rectangle(svg, style, x, 78, 26, 16);
            if (style is "reported" or "late")
                Clock(svg, x + 7, 80);
            Words(svg, "word", x + 32, 91, word);
            x += 32 + word.Length * 13 + 22;
        }

        Words(svg, "faint", Width - Margin, 91, "格内数字为办结/应办，未到期的为项数", "end");
    }

    private static void WriteBand(XmlWriter svg, string name, double y)
    {
        Words(svg, "band", Margin, y + 20, name);
        for (int month = 1; month <= 12; month++)
            Words(svg, "faint", Margin + Label + CellWidth * (month - 0.5), y + 20, $"{month}月", "middle");
        Words(svg, "faint", Width - Margin - TotalWidth / 2, y + 20, "全年", "middle");
    }

    private static void WriteUnit(XmlWriter svg, string name, Drawn[] items, double y)
    {
        Words(svg, "unit", Margin, y + 15, Fit(name));
        ILookup<int, Drawn> months = items.ToLookup(i => i.DueOn.Month);
        for (int month = 1; month <= 12; month++)
            WriteCell(svg, $"{name}，{month}月", [.. months[month]], Margin + Label + CellWidth * (month - 1), y, CellWidth);
        WriteCell(svg, $"{name}，全年", items, Width - Margin - TotalWidth + 8, y, TotalWidth - 8);
    }

    private static void WriteCell(XmlWriter svg, string what, Drawn[] items, double x, double y, double width)
    {
        if (items.Length == 0)
        {
            Rectangle(svg, "none", x + 1, y + 1, width - 2, RowHeight - 2);
            return;
        }

        ILookup<ItemVerdict, Drawn> by = items.ToLookup(i => i.Verdict);
        (string Class, string Word, int Count)[] shares = [.. Outcomes.Select(o => (o.Class, o.Word, by[o.Verdict].Count())).Where(s => s.Item3 > 0)];
        svg.WriteStartElement("g");
        Element(svg, "title", $"{what}：{string.Join('、', shares.Select(s => $"{s.Word}{s.Count}项"))}");
        double left = x + 1;
        foreach ((string style, _, int count) in shares)
        {
            double share = (width - 2) * count / items.Length;
            Rectangle(svg, style, left, y + 1, share, RowHeight - 2);
            left += share;
        }

        int due = items.Length - by[ItemVerdict.NotDue].Count() - by[ItemVerdict.Extended].Count();
        bool late = by[ItemVerdict.ReportedLate].Any() || by[ItemVerdict.DoneLate].Any();
        Words(
            svg,
            due == 0 ? "few" : "number",
            x + width / 2 + (late ? 5 : 0),
            y + 15.5,
            due == 0 ? $"{items.Length}项" : $"{due - by[ItemVerdict.Overdue].Count() - by[ItemVerdict.InReview].Count()}/{due}",
            "middle"
        );
        if (late)
            Clock(svg, x + 5, y + 5);
        svg.WriteEndElement();
    }

    private static string Fit(string name) => name.Length <= 12 ? name : name[..11] + "…";

    private static void Clock(XmlWriter svg, double x, double y)
    {
        svg.WriteStartElement("use");
        Attributes(svg, ("href", "#year-picture-clock"), ("x", N(x)), ("y", N(y)));
        svg.WriteEndElement();
    }

    private static void Rectangle(XmlWriter svg, string style, double x, double y, double width, double height)
    {
        svg.WriteStartElement("rect");
        Attributes(svg, ("class", style), ("x", N(x)), ("y", N(y)), ("width", N(width)), ("height", N(height)));
        svg.WriteEndElement();
    }

    private static void Words(XmlWriter svg, string style, double x, double y, string text, string? anchor = null) =>
        Element(
            svg,
            "text",
            text,
            [("class", style), ("x", N(x)), ("y", N(y)), .. anchor is null ? Array.Empty<(string, string)>() : [("text-anchor", anchor)]]
        );

    private static void Element(XmlWriter svg, string name, string text, params IEnumerable<(string Name, string Value)> attributes)
    {
        svg.WriteStartElement(name);
        Attributes(svg, attributes);
        svg.WriteString(XmlText.Clean(text));
        svg.WriteEndElement();
    }

    private static void Attributes(XmlWriter svg, params IEnumerable<(string Name, string Value)> attributes)
    {
        foreach ((string name, string value) in attributes)
            svg.WriteAttributeString(name, value);
    }

    private readonly record struct Drawn(string Unit, DateOnly DueOn, ItemVerdict Verdict);

    private static string N(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);
}
