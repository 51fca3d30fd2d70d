using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Pictures;

/// <summary>The units of one group by 按期办结率, then 办结率; equal rates are equal in rank.</summary>
public static class RankingPicture
{
    private const double Width = 720,
        Label = 190,
        Row = 24;

    /// <param name="number">Tells the pictures of several groups on one page apart.</param>
    public static Picture Draw(PictureGroup group, int number, CutOff cutOff)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(cutOff);
        PictureUnit[] units = [.. group.Units.Where(u => u.Due > 0).OrderByDescending(Rates)];
        int[] ranks = [.. units.Select(u => 1 + units.Count(o => Rates(o).CompareTo(Rates(u)) > 0))];
        string title = $"{group.Name}按期办结率排序";
        string says =
            $"截至{ChineseDates.Full(cutOff.Day)}，{string.Join('；', units.Select((u, i) => $"第{ranks[i]}位{u.Name}{BulletinFigures.Rate(u.OnTime, u.Due)}"))}。";
        using SvgCanvas svg = new($"ranking-picture-{number}", Width, units.Length * Row + 8, title, says);
        foreach ((int index, PictureUnit unit) in units.Index())
        {
            double y = 4 + index * Row,
                whole = Width - Label - 150;
            svg.Begin(
                $"第{ranks[index]}位　{unit.Name}：按期办结率{BulletinFigures.Rate(unit.OnTime, unit.Due)}，办结率{BulletinFigures.Rate(unit.Done, unit.Due)}"
            );
            svg.Words("word", Label - 10, y + 15, $"{ranks[index]}　{(unit.Name.Length <= 12 ? unit.Name : unit.Name[..11] + "…")}", "end");
            svg.Rectangle("ground", Label, y, whole, Row - 6);
            svg.Rectangle("late", Label, y, whole * unit.Done / unit.Due, Row - 6);
            svg.Rectangle("good", Label, y, whole * unit.OnTime / unit.Due, Row - 6);
            svg.Words("number", Label + whole + 8, y + 14, $"{BulletinFigures.Percent(unit.OnTime, unit.Due)}　{unit.OnTime}/{unit.Due}");
            svg.End();
        }

        return new(
            $"ranking-picture-{number}",
            title,
            says,
            svg.Finish(),
            ["位次", "单位", "应办", "按期办结", "办结", "按期办结率", "办结率"],
            [
                .. units.Select(
                    (u, i) =>
                        new PictureRow(
                            [
                                $"{ranks[i]}",
                                u.Name,
                                $"{u.Due}",
                                $"{u.OnTime}",
                                $"{u.Done}",
                                BulletinFigures.Percent(u.OnTime, u.Due),
                                BulletinFigures.Percent(u.Done, u.Due),
                            ],
                            $"/items?unit={u.Id}"
                        )
                ),
            ]
        );
    }

    private static (decimal OnTime, decimal Done) Rates(PictureUnit unit) => ((decimal)unit.OnTime / unit.Due, (decimal)unit.Done / unit.Due);
}
