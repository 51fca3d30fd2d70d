using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.Drafts;

/// <summary>How a duty was read, in words.</summary>
internal static class DutyText
{
    private const int MostDays = 6;

    public static string Rhythm(Obligation duty) =>
        duty.Opening == OpeningKind.Report
            ? "即时（发生时登记）"
            : $"{duty.Recurrence.Chinese()}{duty.DueWithin?.Chinese(duty.Recurrence)}{duty.Excepted}"
                + $"{(duty.PerPeriod is { } least ? $"，每期不少于{least}{duty.Counter}" : "")}{(duty.PerYear is { } year ? $"，全年不少于{year}{duty.Counter}" : "")}"
                + string.Concat(duty.Within.Select(w => $"，其中{w.What}不少于{w.PerYear}{duty.Counter}"))
                + (duty.MinimumSize is { } size ? $"，每次不少于{size}户" : "");

    public static string Asked(Obligation duty, UnitDirectory directory) => duty.AskedOf.Count == 0 ? "未定" : Names(duty.AskedOf, directory);

    public static string Names(IEnumerable<string> unitsAndGroups, UnitDirectory directory) =>
        string.Join('、', unitsAndGroups.Select(id => Name(id, directory)));

    /// <summary>The days on which it falls due, and how many items that opens: 3月31日、6月30日…（4期），每期13个单位，共52项。</summary>
    public static string Opens(Obligation duty, TaskList list, UnitDirectory directory)
    {
        if (duty.Opening == OpeningKind.Report)
            return "发生时登记，平时不生成";
        // As if the list began here on the day it takes effect.
        var head = new ListHead(list.Id, "", "", "", list.EffectiveFrom, list.ClosesOn, Shadow: true, Rehearsal: false);
        IReadOnlyList<PeriodPlan> plans = PeriodPlan.Of(duty, list, head);
        int units = directory.Expand(duty.AskedOf).Count;
        int periods = plans.Count(p => p.Kind != ItemKind.Quota),
            past = plans.Count(p => p.Historic);
        string[] days = [.. plans.Where(p => p.Kind != ItemKind.Quota).Select(p => Say.Day(p.DueOn, new DateOnly(list.Year, 1, 1)))];
        string when = days.Length <= MostDays ? string.Join('、', days) : $"{string.Join('、', days[..(MostDays - 1)])}…{days[^1]}";
        return $"{when}{(periods > 1 ? $"（{periods}期）" : "")}，{units}个单位，共{plans.Count * units}项{(plans.Count > periods ? "（含全年要求）" : "")}"
            + $"{(past > 0 ? $"，其中{past * units}项在生效前已到期，列为历史事项" : "")}";
    }

    public static string Name(string unitOrGroup, UnitDirectory directory) =>
        directory.Groups.FirstOrDefault(g => g.Id == unitOrGroup) is { } group
            ? $"{group.Name}（{group.Members.Count}个单位）"
            : directory.Find(unitOrGroup)?.Names[^1].Full ?? unitOrGroup;

    public static string Word(FormKind form) =>
        form switch
        {
            FormKind.Once => "一次性（完成日期、文号）",
            FormKind.Meeting => "学习、会议（召开日期、次数）",
            FormKind.Articles => "稿件（刊发日期、篇数）",
            FormKind.Inspection => "检查（检查日期、次数、户数）",
            FormKind.Bulletin => "印发、报送（印发日期、期数、文号）",
            FormKind.Standing => "常态化（进展说明）",
            _ => "事故（接报时间、报告时间、简要情况）",
        };

    public static string Word(OpeningKind opening) =>
        opening switch
        {
            OpeningKind.Period => "按日历生成",
            OpeningKind.FulfilledByNotice => "印发即完成",
            _ => "发生时登记（事故等）",
        };

    public static string Word(Rung rung) =>
        rung switch
        {
            Rung.None => "不通知",
            Rung.Reminder => "提醒",
            Rung.Supervision => "督办",
            _ => "约谈",
        };
}
