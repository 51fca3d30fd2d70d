using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Reports;

namespace Ankang.Workflows.Pictures;

/// <summary>What became of what fell due in a span, by group of units: parts of a bar each.</summary>
public static class SharesPicture
{
    private const double Width = 720,
        Label = 190,
        Row = 30,
        Head = 30;

    private static readonly (string Style, string Word, Func<GroupShares, int> Part)[] Parts =
    [
        ("good", "按期办结", g => g.OnTime),
        ("late", "逾期报送、逾期办结", g => g.Late),
        ("wait", "待审核、延期中", g => g.Waiting),
        ("bad", "逾期未办结", g => g.Overdue),
    ];

    /// <param name="span">As the title names it: 2021年3月.</param>
    public static Picture Draw(IReadOnlyList<GroupShares> groups, string span)
    {
        ArgumentNullException.ThrowIfNull(groups);
        string title = $"{span}到期事项办理情况";
        string says = $"{span}：{string.Join('；', groups.Select(g => $"{g.Name}应办{g.Due}项，按期办结{g.OnTime}项，逾期未办结{g.Overdue}项"))}。";
        int most = groups.Select(g => g.Due).DefaultIfEmpty(1).Max();
        using SvgCanvas svg = new("shares-picture", Width, Head + groups.Count * Row, title, says);
        double at = Label;
        foreach ((string style, string word, _) in Parts)
        {
            svg.Rectangle(style, at, 4, 14, 14);
            svg.Words("word", at + 20, 16, word);
            at += 36 + word.Length * 13;
        }

        foreach ((int index, GroupShares group) in groups.Index())
        {
            double y = Head + index * Row,
                x = Label;
            svg.Begin($"{group.Name}：{string.Join('、', Parts.Where(p => p.Part(group) > 0).Select(p => $"{p.Word}{p.Part(group)}项"))}");
            svg.Words("word", Label - 10, y + 18, group.Name.Length <= 13 ? group.Name : group.Name[..12] + "…", "end");
            foreach ((string style, _, Func<GroupShares, int> part) in Parts)
            {
                double width = (Width - Label - 60) * part(group) / most;
                svg.Rectangle(style, x, y + 4, width, Row - 10);
                if (width > 24)
                    svg.Words("number", x + width / 2, y + 18, $"{part(group)}", "middle");
                x += width;
            }

            svg.Words("number", x + 8, y + 18, $"{group.Due}项");
            svg.End();
        }

        return new(
            "shares-picture",
            title,
            says,
            svg.Finish(),
            ["单位类别", "应办", .. Parts.Select(p => p.Word)],
            [.. groups.Select(g => new PictureRow([g.Name, $"{g.Due}", .. Parts.Select(p => $"{p.Part(g)}")]))]
        );
    }
}
