using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Publication;

/// <summary>What two states of a list or of the directory say differently, in the office's words.</summary>
internal static class Differences
{
    private const string None = "无";

    public static IReadOnlyList<FieldDifference> OfList(ListInForce before, ListInForce after)
    {
        (TaskList a, TaskList b) = (before.Catalogue.List, after.Catalogue.List);
        return
        [
            .. Field("文件名称", a.Title, b.Title),
            .. Field("发文字号", a.Number, b.Number),
            .. Field("发文机关", a.Issuer, b.Issuer),
            .. Field("生效日期", Day(a.EffectiveFrom), Day(b.EffectiveFrom)),
            .. Field("关闭日期", Day(a.ClosesOn), Day(b.ClosesOn)),
            .. Field("市安委办联系方式", Text(before.Catalogue.Office), Text(after.Catalogue.Office)),
            .. Field("督办程序（工作日）", Text(before.Catalogue.Policy), Text(after.Catalogue.Policy)),
            .. Field("考核办法（版本）", Version(before.Catalogue.Assessment), Version(after.Catalogue.Assessment)),
            .. Field("节假日安排", Calendar(before.Calendar), Calendar(after.Calendar)),
        ];
    }

    // Of what it says; a comment makes no difference.
    private static string Version(AssessmentPolicy policy) => AssessmentText.Digest(policy)[..12];

    public static IReadOnlyList<ObligationDifference> OfObligations(ListInForce before, ListInForce after)
    {
        var differences = new List<ObligationDifference>();
        foreach (Obligation now in after.Catalogue.Obligations)
        {
            if (before.Catalogue.Find(now.Id) is not { } was)
                differences.Add(Of(now, DifferenceKind.Added, []));
            else if (Fields(before, was, after, now) is { Count: > 0 } fields)
                differences.Add(Of(now, DifferenceKind.Changed, fields));
        }

        return
        [
            .. differences,
            .. before.Catalogue.Obligations.Where(o => after.Catalogue.Find(o.Id) is null).Select(o => Of(o, DifferenceKind.Withdrawn, [])),
        ];

        static ObligationDifference Of(Obligation o, DifferenceKind kind, IReadOnlyList<FieldDifference> fields) =>
            new(o.Id, o.Task, o.Title, kind, fields);
    }

    public static IReadOnlyList<UnitDifference> OfUnits(UnitDirectory before, UnitDirectory after, DateOnly day)
    {
        var differences = new List<UnitDifference>();
        foreach (ResponsibleUnit now in after.Units)
        {
            if (before.Find(now.Id) is not { } was)
            {
                differences.Add(new UnitDifference(now.Id, now.NameOn(day).Full, DifferenceKind.Added, []));
                continue;
            }

            FieldDifference[] fields =
            [
                .. Field("名称", Names(was), Names(now)),
                .. Field("承接单位", Replaced(was, before), Replaced(now, after)),
                .. Field("最高层级", DueItems.HistoryText.Rung(was.MaxRung), DueItems.HistoryText.Rung(now.MaxRung)),
                .. Field("称谓", was.Salutation, now.Salutation),
                .. Field("设在", was.SeatedIn ?? None, now.SeatedIn ?? None),
            ];
            if (fields.Length > 0)
                differences.Add(new UnitDifference(now.Id, now.NameOn(day).Full, DifferenceKind.Changed, fields));
        }

        foreach (UnitGroup now in after.Groups)
        {
            if (before.Groups.FirstOrDefault(g => g.Id == now.Id) is not { } was)
            {
                differences.Add(new UnitDifference(now.Id, now.Name, DifferenceKind.Added, []));
                continue;
            }

            FieldDifference[] fields =
            [
                .. Field("名称", was.Name, now.Name),
                .. Field("退出成员", None, Members(was.Members.Except(now.Members), before)),
                .. Field("新增成员", None, Members(now.Members.Except(was.Members), after)),
            ];
            if (fields.Length > 0)
                differences.Add(new UnitDifference(now.Id, now.Name, DifferenceKind.Changed, fields));
        }

        return differences;

        string Members(IEnumerable<string> ids, UnitDirectory of) =>
            string.Join('、', ids.Select(i => of[i].NameOn(day).Short)) is { Length: > 0 } names ? names : None;
    }

    private static IReadOnlyList<FieldDifference> Fields(ListInForce before, Obligation was, ListInForce after, Obligation now) =>
        [
            .. Field("周期", was.Recurrence.Chinese(), now.Recurrence.Chinese()),
            .. Field("完成时限", Day(was.DueOn), Day(now.DueOn)),
            .. Field("每期时限", Within(was), Within(now)),
            .. Field("除外月份", Excepted(was), Excepted(now)),
            .. Field("责任单位", Named(before.Directory, was.AskedOf), Named(after.Directory, now.AskedOf)),
            .. Field("配合单位", Named(before.Directory, was.Helpers), Named(after.Directory, now.Helpers)),
            .. Field("每期要求", Number(was.PerPeriod), Number(now.PerPeriod)),
            .. Field("全年要求", Number(was.PerYear), Number(now.PerYear)),
            .. Field("其中", Text(was.Within), Text(now.Within)),
            .. Field("事项", was.Title, now.Title),
            .. Field("简称", was.ShortName, now.ShortName),
            .. Field("要求", was.Demand, now.Demand),
            .. Field("原文", was.Source, now.Source),
            .. Field("任务", $"第{was.Task}项", $"第{now.Task}项"),
            .. Field("报送方式", $"{was.Form}，{was.Opening}", $"{now.Form}，{now.Opening}"),
            .. Field("本事项督办程序", Text(was.Policy), Text(now.Policy)),
        ];

    private static IEnumerable<FieldDifference> Field(string what, string before, string after) =>
        before == after ? [] : [new FieldDifference(what, before, after)];

    private static string Named(UnitDirectory directory, IReadOnlyList<string> ids) =>
        string.Join('、', ids.Select(id => directory.Groups.FirstOrDefault(g => g.Id == id)?.Name ?? directory.Find(id)?.Names[^1].Full ?? id))
            is { Length: > 0 } names
            ? names
            : None;

    private static string Names(ResponsibleUnit unit) =>
        string.Join('，', unit.Names.Select(n => n.ValidFrom == DateOnly.MinValue ? n.Full : $"自{Day(n.ValidFrom)}起{n.Full}"));

    private static string Replaced(ResponsibleUnit unit, UnitDirectory directory) =>
        unit.Replaced is not { } by
            ? None
            : $"自{Day(by.From)}起{(by.By.Count == 0 ? "撤销" : string.Join('、', by.By.Select(b => directory[b].NameOn(by.From).Full)))}";

    private static string Calendar(WorkCalendar calendar) => $"{string.Join('、', calendar.Years)}年（{calendar.Version}）";

    private static string Day(DateOnly day) => ChineseDates.Full(day);

    private static string Within(Obligation duty) => duty.DueWithin?.Chinese(duty.Recurrence) ?? None;

    private static string Excepted(Obligation duty) => duty.Excepted is { Length: > 0 } months ? months : None;

    private static string Number(int? number) => number is { } n ? $"{n}" : None;

    private static string Text(IReadOnlyList<SubQuota> within) =>
        within.Count == 0 ? None : string.Join('，', within.Select(w => $"{w.What}{w.PerYear}"));

    private static string Text(OfficeCard office) => $"{office.Name} {office.Email} {office.ContactName} {office.Phone}";

    private static string Text(LadderPolicy? p) =>
        p is null
            ? "同清单"
            : $"到期前{p.CourtesyDays}天，提醒{p.ReminderDay}，督办{p.SupervisionDay}（间隔{p.SupervisionGap}），约谈{p.InterviewDay}（间隔{p.InterviewGap}），"
                + $"告知满{p.NoticeDays}个工作日后{(p.TellHelpers ? "，告知配合单位" : "")}";
}
