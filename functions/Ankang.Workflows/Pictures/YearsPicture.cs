using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Reports;

namespace Ankang.Workflows.Pictures;

/// <summary>办结率 and 按期办结率 of several years, a bar a year, with the occasions of each rung beside it.</summary>
public static class YearsPicture
{
    private const double Width = 720,
        Label = 110,
        Bar = 330,
        Top = 30,
        Row = 34;

    public static Picture Draw(IReadOnlyList<YearColumn> years)
    {
        ArgumentNullException.ThrowIfNull(years);
        const string title = "各年度办结率和提醒、督办、约谈次数";
        string says = years.Count == 0 ? "尚无清单。" : $"{string.Join('；', years.Select(Said))}。";
        using SvgCanvas svg = new("years-picture", Width, Top + years.Count * Row + 8, title, says);
        svg.Rectangle("good", Label, 6, 14, 14);
        svg.Words("word", Label + 20, 18, "按期办结");
        svg.Rectangle("late", Label + 100, 6, 14, 14);
        svg.Words("word", Label + 120, 18, "逾期办结");
        foreach ((int index, YearColumn year) in years.Index())
        {
            double y = Top + index * Row;
            YearShare all = year.Whole;
            svg.Begin(Said(year));
            svg.Words("word", Label - 10, y + 18, Short(year.Name), "end");
            svg.Rectangle("ground", Label, y + 2, Bar, Row - 10);
            if (all.Due > 0)
            {
                svg.Rectangle("late", Label, y + 2, Bar * all.Done / all.Due, Row - 10);
                svg.Rectangle("good", Label, y + 2, Bar * all.OnTime / all.Due, Row - 10);
            }

            svg.Words(
                "number",
                Label + Bar + 8,
                y + 18,
                $"{(all.Due > 0 ? BulletinFigures.Percent(all.Done, all.Due) : "—")}　提醒{all.Reminders}　督办{all.Supervisions}　约谈告知{all.Interviews}"
            );
            svg.End();
        }

        return new(
            "years-picture",
            title,
            says,
            svg.Finish(),
            ["年度", "截至", "应办", "按期办结", "办结", "按期办结率", "办结率", "提醒（次）", "督办（次）", "约谈告知（次）", "已约谈（次）"],
            [
                .. years.Select(y => new PictureRow([
                    y.Name,
                    ChineseDates.Full(y.CutOff),
                    $"{y.Whole.Due}",
                    $"{y.Whole.OnTime}",
                    $"{y.Whole.Done}",
                    BulletinFigures.Percent(y.Whole.OnTime, y.Whole.Due),
                    BulletinFigures.Percent(y.Whole.Done, y.Whole.Due),
                    $"{y.Whole.Reminders}",
                    $"{y.Whole.Supervisions}",
                    $"{y.Whole.Interviews}",
                    $"{y.Held}",
                ])),
            ]
        );
    }

    // 2021年（安委办发〔2021〕3号） is too long beside a bar.
    private static string Short(string name) => name.Length <= 8 ? name : name[..7] + "…";

    private static string Said(YearColumn year) =>
        $"{year.Name}截至{ChineseDates.Short(year.CutOff)}办结率{BulletinFigures.Rate(year.Whole.Done, year.Whole.Due)}，"
        + $"按期办结率{BulletinFigures.Rate(year.Whole.OnTime, year.Whole.Due)}，提醒{year.Whole.Reminders}次、督办{year.Whole.Supervisions}次、"
        + $"约谈告知{year.Whole.Interviews}次、已约谈{year.Held}次";
}
