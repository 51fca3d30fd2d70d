using Ankang.Workflows.Answers;
using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.Bulletins;

/// <summary>What a form of the page 通报 asks to be drafted.</summary>
internal static class NewBulletin
{
    /// <summary>The spans that are offered in one click: the month that ended last, the quarter that did, and what has gone by of this month.</summary>
    public static IReadOnlyList<(string Word, BulletinScope Scope)> Offered(ListInForce list, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        DateOnly quarter = month.AddMonths(-((month.Month - 1) % 3));
        (string Word, BulletinScope Scope)[] offered =
        [
            ("上月", Whole(month.AddMonths(-1), 1)),
            ("上季度", Whole(quarter.AddMonths(-3), 3)),
            ("本月截至今天", Whole(month, 1) with { CutOff = today }),
        ];
        return [.. offered.Where(o => o.Scope.To >= list.BeginsOn && o.Scope.CutOff >= list.BeginsOn && o.Scope.From <= list.Head.ClosesOn)];
    }

    /// <summary>The working days that the office usually gives, from the day on which it drafts.</summary>
    public static DateOnly DemandBy(ListInForce list, DateOnly today) => list.Calendar.AddWorkingDays(today, BulletinPolicy.DemandDays);

    public static BulletinScope Scope(Typed typed, DateOnly today, List<FormError> errors)
    {
        DateOnly from = typed.Date("from", "请填写期间的第一天。", errors),
            to = typed.Date("to", "请填写期间的最后一天。", errors);
        DateOnly cutOff = typed["cutOff"].Length == 0 ? (to < today ? to : today) : typed.Date("cutOff", "", errors);
        string[] tasks = typed["tasks"].Split([',', '，', '、', ' ', ';', '；'], StringSplitOptions.RemoveEmptyEntries);
        int?[] numbers = [.. tasks.Select(TypedText.Number)];
        if (numbers.Any(n => n is null))
            errors.Add(new("tasks", "任务请填写序号，多个用顿号隔开，如 14、38；留空为全部。"));
        return new(from, to, cutOff, typed["group"] is { Length: > 0 } group ? [group] : [], [.. numbers.OfType<int>().Distinct().Order()]);
    }

    public static BulletinPolicy Policy(Typed typed, List<FormError> errors) =>
        new(
            Enum.TryParse(typed["namesFrom"], out Rung rung) && rung is Rung.Reminder or Rung.Supervision or Rung.Interview ? rung : Rung.Supervision,
            typed.Date("demandBy", "请填写整改期限。", errors)
        );

    private static BulletinScope Whole(DateOnly first, int months)
    {
        DateOnly last = first.AddMonths(months).AddDays(-1);
        return new(first, last, last, [], []);
    }
}
