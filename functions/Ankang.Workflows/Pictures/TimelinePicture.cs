using Ankang.Workflows.Calendar;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Pictures;

/// <summary>One unit's year: a row a duty, a bar from each item's opening to its deadline, and marks where it was done or a rung was reached.</summary>
public static class TimelinePicture
{
    private const double Width = 860,
        Label = 170,
        Row = 24,
        Head = 50;

    /// <param name="items">Of the unit; quotas derived.</param>
    /// <param name="asOf">When it is drawn, UTC.</param>
    public static Picture Draw(ListInForce list, string unit, IEnumerable<DueItem> items, DateOnly cutOff, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(list);
        CutOff at = new(cutOff, asOf);
        (PeriodPlan Plan, DueItem Item)[] known =
        [
            .. items
                .Where(i => i.Key.Unit == unit && at.Exists(i))
                .Select(i => (Plan: list.FindPlan(PeriodRef.Of(i.Key)), Item: i))
                .Where(i => i.Plan is not null)
                .Select(i => (i.Plan!, i.Item))
                .OrderBy(i => i.Item.OriginalDueOn)
                .ThenBy(i => i.Item.Key.Obligation, StringComparer.Ordinal),
        ];
        IGrouping<string, (PeriodPlan Plan, DueItem Item)>[] duties =
        [
            .. known.GroupBy(i => i.Item.Key.Obligation).OrderBy(g => g.First().Plan.Obligation.Task).ThenBy(g => g.Key, StringComparer.Ordinal),
        ];
        DateOnly first = new(list.Catalogue.List.Year, 1, 1),
            last = known.Select(i => i.Item.DueOn).Append(first.AddYears(1).AddDays(-1)).Max();
        string name = list.Directory.Find(unit)?.NameOn(at.Day).Short ?? unit;
        string title = $"{name}全年办理时间线";
        string says =
            $"截至{ChineseDates.Full(at.Day)}，{duties.Length}项工作按行、日期按列：{known.Count(i => at.IsDone(i.Item))}项已办结，"
            + $"{known.Count(i => at.Judge(i.Item) == ItemVerdict.Overdue)}项逾期未办结。";
        using SvgCanvas svg = new("timeline-picture", Width, Head + duties.Length * Row + 10, title, says);
        Scale(svg, first, last, at.Day, Head + duties.Length * Row, X);
        foreach ((int index, IGrouping<string, (PeriodPlan Plan, DueItem Item)> duty) in duties.Index())
        {
            double y = Head + index * Row;
            string label = $"{duty.First().Plan.Obligation.Task}　{duty.First().Plan.Obligation.ShortName}";
            svg.Words("word", 4, y + 15, label.Length <= 13 ? label : label[..12] + "…");
            foreach ((PeriodPlan _, DueItem item) in duty)
                Bar(svg, item, at, y, X);
            // Marks stand on the bars that follow, too.
            foreach ((PeriodPlan _, DueItem item) in duty)
                Marks(svg, item, at, y, X);
        }

        return new(
            "timeline-picture",
            title,
            says,
            svg.Finish(),
            ["任务", "事项", "周期", "完成时限", "情况", "办结", "提醒", "督办", "约谈事项"],
            [
                .. known.Select(i => new PictureRow(
                    [
                        $"第{i.Plan.Obligation.Task}项",
                        i.Plan.Obligation.ShortName,
                        ChineseDates.PeriodName(i.Plan.Period),
                        ChineseDates.Full(i.Item.DueOn),
                        Word(at.Judge(i.Item)),
                        at.IsDone(i.Item) ? Day(i.Item.ClosedAt) : "",
                        Day(at.Accepted(i.Item.Reminder)?.At),
                        Day(at.Accepted(i.Item.Supervision)?.At),
                        Day(at.Accepted(i.Item.Interview)?.At),
                    ],
                    $"/items/{i.Item.Key}"
                )),
            ]
        );

        double X(DateOnly day) =>
            Label
            + (Width - Label - 10)
                * Math.Clamp(day.DayNumber - first.DayNumber, 0, last.DayNumber - first.DayNumber + 1)
                / (last.DayNumber - first.DayNumber + 1.0);
    }

    private static void Scale(SvgCanvas svg, DateOnly first, DateOnly last, DateOnly today, double foot, Func<DateOnly, double> x)
    {
        (string Style, string Word)[] marks = [("good", "办结"), ("rung1", "提醒"), ("rung2", "督办"), ("rung3", "约谈事项"), ("today", "截至")];
        double at = Label;
        foreach ((string style, string word) in marks)
        {
            svg.Circle(style, at + 5, 12, 5);
            svg.Words("word", at + 15, 17, word);
            at += 30 + word.Length * 14;
        }

        for (DateOnly month = first; month <= last; month = month.AddMonths(1))
        {
            svg.Line("grid", (x(month), Head - 14), (x(month), foot));
            svg.Words("faint", x(month) + 4, Head - 6, $"{month.Month}月");
        }

        svg.Line("today", (x(today.AddDays(1)), Head - 14), (x(today.AddDays(1)), foot));
    }

    private static void Bar(SvgCanvas svg, DueItem item, CutOff at, double y, Func<DateOnly, double> x)
    {
        ItemVerdict verdict = at.Judge(item);
        string style = verdict switch
        {
            ItemVerdict.OnTime => "good",
            ItemVerdict.ReportedLate or ItemVerdict.DoneLate => "late",
            ItemVerdict.Overdue => "bad",
            _ => "ground",
        };
        double left = x(item.OpenedOn),
            right = x(item.DueOn.AddDays(1));
        svg.Begin($"{ChineseDates.Full(item.DueOn)}到期：{Word(verdict)}");
        svg.Rectangle(style, left + 1, y + 5, Math.Max(3, right - left - 2), Row - 10);
        svg.End();
    }

    private static void Marks(SvgCanvas svg, DueItem item, CutOff at, double y, Func<DateOnly, double> x)
    {
        if (at.IsDone(item) && item.ClosedAt is { } closed)
            svg.Circle("good", x(ChinaTime.DateOf(closed)), y + Row / 2, 4);
        foreach ((string rung, AcceptedRung? accepted) in new[] { ("rung1", item.Reminder), ("rung2", item.Supervision), ("rung3", item.Interview) })
            if (at.Accepted(accepted) is { } reached)
                svg.Circle(rung, x(ChinaTime.DateOf(reached.At)), y + Row / 2, 4);
    }

    private static string Day(DateTimeOffset? moment) => moment is { } at ? ChineseDates.Short(ChinaTime.DateOf(at)) : "";

    private static string Word(ItemVerdict verdict) =>
        verdict switch
        {
            ItemVerdict.OnTime => "按期办结",
            ItemVerdict.ReportedLate => "按期完成、逾期报送",
            ItemVerdict.DoneLate => "逾期办结",
            ItemVerdict.InReview => "待审核",
            ItemVerdict.Extended => "延期中",
            ItemVerdict.Overdue => "逾期未办结",
            ItemVerdict.Waived => "已豁免",
            ItemVerdict.NotApplicable => "不适用",
            ItemVerdict.Historic => "历史事项",
            _ => "未到期",
        };
}
