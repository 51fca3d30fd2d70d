using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Reports;

namespace Ankang.Workflows.Pictures;

/// <summary>Units by months: each cell says 办结/应办 of what fell due then, its colour how much of it is done.</summary>
public static class HeatPicture
{
    private const double Label = 190,
        Cell = 42,
        Row = 22;
    private const double Width = Label + Cell * 12 + 56;

    public static Picture Draw(PictureFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        double height = 12 + facts.Groups.Sum(g => 30 + g.Units.Count * Row);
        string says =
            $"截至{ChineseDates.Full(facts.CutOff.Day)}，{facts.Groups.Sum(g => g.Units.Count)}个单位按行、完成时限所在月份按列，每格为办结/应办。";
        using SvgCanvas svg = new("heat-picture", Width, height, "各单位各月办结情况", says);
        double y = 0;
        foreach (PictureGroup group in facts.Groups)
        {
            svg.Words("band", 4, y + 22, group.Name);
            for (int month = 1; month <= 12; month++)
                svg.Words("faint", Label + Cell * (month - 0.5), y + 22, $"{month}月", "middle");
            svg.Words("faint", Width - 28, y + 22, "合计", "middle");
            y += 30;
            foreach (PictureUnit unit in group.Units)
            {
                svg.Words("word", 4, y + 15, unit.Name.Length <= 13 ? unit.Name : unit.Name[..12] + "…");
                foreach ((int index, MonthRates month) in unit.Months.Index())
                    Draw(svg, $"{unit.Name}，{index + 1}月", month.Done, month.Due, Label + Cell * index, y, Cell);
                Draw(svg, $"{unit.Name}，合计", unit.Done, unit.Due, Width - 54, y, 52);
                y += Row;
            }
        }

        return new(
            "heat-picture",
            "各单位各月办结情况",
            says,
            svg.Finish(),
            ["单位", .. Enumerable.Range(1, 12).Select(m => $"{m}月"), "合计"],
            [
                .. facts.Groups.SelectMany(g =>
                    g.Units.Select(u => new PictureRow(
                        [u.Name, .. u.Months.Select(m => m.Due == 0 ? "" : $"{m.Done}/{m.Due}"), $"{u.Done}/{u.Due}"],
                        $"/units/{u.Id}"
                    ))
                ),
            ]
        );
    }

    private static void Draw(SvgCanvas svg, string what, int done, int due, double x, double y, double width)
    {
        if (due == 0)
            return;
        svg.Begin($"{what}：办结率{BulletinFigures.Rate(done, due)}");
        svg.Rectangle(Heat(done, due), x + 1, y + 1, width - 2, Row - 2);
        svg.Words("number", x + width / 2, y + 15.5, $"{done}/{due}", "middle");
        svg.End();
    }

    // The number stands in each cell: the colour alone tells nobody anything.
    private static string Heat(int done, int due) =>
        done == due ? "heat4"
        : done * 10 >= due * 9 ? "heat3"
        : done * 4 >= due * 3 ? "heat2"
        : done * 2 >= due ? "heat1"
        : "heat0";
}
