using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Reports;

/// <summary>What was done about overdue items (已采取措施). An accepted 约谈 rung is a proposal, never an interview held.</summary>
internal static class Measures
{
    /// <summary>已提醒（2月7日）、督办（2月18日）; 新到期 or 尚未提醒 where no rung was accepted.</summary>
    public static string OfItem(Duty duty, DueItem item)
    {
        Rung rung = duty.CutOff.RungOf(item);
        if (rung == Rung.None)
            return NotYet(duty.CutOff, [item]);
        if (IsOwn(duty, item.Key.Unit))
            return Own;
        string?[] sent =
        [
            duty.CutOff.Accepted(item.Reminder) is { } reminder ? $"提醒（{On(reminder)}）" : null,
            duty.CutOff.Accepted(item.Supervision) is { } supervision ? $"督办（{On(supervision)}）" : null,
        ];
        string mails = string.Join('、', sent.Where(s => s is not null));
        string proposal = duty.CutOff.Accepted(item.Interview) is { } interview ? $"约谈待研究（{On(interview)}）" : "";
        return string.Join('，', new[] { mails.Length > 0 ? "已" + mails : "", proposal }.Where(s => s.Length > 0));

        string On(AcceptedRung accepted) => duty.Day(ChinaTime.DateOf(accepted.At));
    }

    /// <summary>One unit with several items: its highest rung, without a day.</summary>
    public static string OfUnit(Duty duty, IReadOnlyList<DueItem> overdue)
    {
        Rung rung = overdue.Max(duty.CutOff.RungOf);
        return rung != Rung.None && IsOwn(duty, overdue[0].Key.Unit) ? Own : Word(rung) ?? NotYet(duty.CutOff, overdue);
    }

    /// <summary>已督办2个、已提醒2个、新到期1个: each unit once, at its highest rung; a single unit without its number.</summary>
    public static string OfUnits(Duty duty, IReadOnlyList<IGrouping<string, DueItem>> units)
    {
        if (units.Count == 1)
            return OfUnit(duty, [.. units[0]]);
        return string.Join(
            '、',
            units
                .Select(u => (Rung: u.Max(duty.CutOff.RungOf), Items: u.ToArray()))
                .GroupBy(u => (u.Rung, Word: Word(u.Rung) ?? NotYet(duty.CutOff, u.Items)))
                .OrderByDescending(g => g.Key.Rung)
                .ThenByDescending(g => g.Key.Word, StringComparer.Ordinal)
                .Select(g => $"{g.Key.Word}{g.Count()}个")
        );
    }

    /// <summary>Units with overdue items in the order in which they are named: rung reached, items open, roster.</summary>
    public static IReadOnlyList<IGrouping<string, DueItem>> Ranked(Duty duty, IEnumerable<DueItem> overdue) =>
        [
            .. overdue
                .GroupBy(i => i.Key.Unit)
                .OrderByDescending(u => u.Max(duty.CutOff.RungOf))
                .ThenByDescending(u => u.Count())
                .ThenBy(u => duty.Directory.OrderOf(u.Key))
                .ThenBy(u => u.Key, StringComparer.Ordinal),
        ];

    private const string Own = "已提示本办负责人";

    private static bool IsOwn(Duty duty, string unit) => unit == duty.Catalogue.List.OfficeUnit;

    private static string? Word(Rung rung) =>
        rung switch
        {
            Rung.Interview => "约谈待研究",
            Rung.Supervision => "已督办",
            Rung.Reminder => "已提醒",
            _ => null,
        };

    // 新到期 is what lapsed at this very midnight; older ones without a rung wait for a working day or a mail server.
    private static string NotYet(CutOff cutOff, IReadOnlyList<DueItem> items) => items.All(i => i.DueOn == cutOff.Day) ? "新到期" : "尚未提醒";
}
