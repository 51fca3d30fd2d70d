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
            .. Field("发文机关简称", a.IssuerShort, b.IssuerShort),
            .. Field("承办机构", UnitName(before.Directory, a.OfficeUnit), UnitName(after.Directory, b.OfficeUnit)),
            .. Field("印发日期", Day(a.IssuedOn), Day(b.IssuedOn)),
            .. Field("生效日期", Day(a.EffectiveFrom), Day(b.EffectiveFrom)),
            .. Field("关闭日期", Day(a.ClosesOn), Day(b.ClosesOn)),
            .. Field("市安委办联系方式", Text(before.Catalogue.Office), Text(after.Catalogue.Office)),
            .. Field("督办程序（工作日）", Text(before.Catalogue.Policy), Text(after.Catalogue.Policy)),
            .. Field("考核办法（版本）", Version(before.Catalogue.Assessment), Version(after.Catalogue.Assessment)),
            .. Field("节假日安排", Calendar(before.Calendar), Calendar(after.Calendar)),
            .. OfTasks(a, b),
        ];
    }

    // The published rows, as they print.
    private static IEnumerable<FieldDifference> OfTasks(TaskList before, TaskList after)
    {
        Dictionary<int, TaskItem> was = before.Tasks.ToDictionary(t => t.Number);
        foreach (TaskItem now in after.Tasks)
        {
            if (!was.Remove(now.Number, out TaskItem? then))
                yield return new FieldDifference($"第{now.Number}项", None, now.Text);
            else
                foreach (FieldDifference field in Fields(then, now))
                    yield return field;
        }

        foreach (TaskItem gone in was.Values.OrderBy(t => t.Number))
            yield return new FieldDifference($"第{gone.Number}项", gone.Text, None);

        static IEnumerable<FieldDifference> Fields(TaskItem a, TaskItem b) =>
            [
                .. Field($"第{b.Number}项类别", a.Section, b.Section),
                .. Field($"第{b.Number}项主要任务", a.Group, b.Group),
                .. Field($"第{b.Number}项重点工作和要求", a.Text, b.Text),
                .. Field($"第{b.Number}项责任单位", a.Units, b.Units),
                .. Field($"第{b.Number}项完成时限", a.Deadline, b.Deadline),
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
                .. Field("设在", Seat(before, was), Seat(after, now)),
                .. Field("单位审签", YesNo(was.SignOff), YesNo(now.SignOff)),
                .. Field("样例数据", YesNo(was.Sample), YesNo(now.Sample)),
                .. ContactRoles.All.SelectMany(role => Field(Word(role), Person(was.Contacts[role]), Person(now.Contacts[role]))),
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
                .. Field("样例数据", YesNo(was.Sample), YesNo(now.Sample)),
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
            .. Field("计量", was.Counter, now.Counter),
            .. Field("每次规模", Number(was.MinimumSize), Number(now.MinimumSize)),
            .. Field("责任单位（印发文字）", was.Units, now.Units),
            .. Field("报送方式", Word(was.Form), Word(now.Form)),
            .. Field("生成方式", Word(was.Opening), Word(now.Opening)),
            .. Field("须报市安委办", YesNo(was.ReportUp), YesNo(now.ReportUp)),
            .. Field("须审核", YesNo(was.Review), YesNo(now.Review)),
            .. Field("佐证", was.Evidence ?? None, now.Evidence ?? None),
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

    // A year's notice may be put right without another year: then the days are as many, and others.
    private static string Calendar(WorkCalendar calendar) =>
        string.Join(
            '；',
            calendar.Days.GroupBy(d => d.Date.Year).Select(y => $"{y.Key}年{Days(y, DayKind.Holiday, "放假")}{Days(y, DayKind.Workday, "，上班")}")
        );

    private static string Days(IEnumerable<CalendarDay> days, DayKind kind, string word) =>
        string.Join('、', days.Where(d => d.Kind == kind).Select(d => $"{d.Date.Month}.{d.Date.Day}")) is { Length: > 0 } named ? word + named : "";

    private static string UnitName(UnitDirectory directory, string id) => directory.Find(id)?.Names[^1].Full ?? id;

    private static string Seat(UnitDirectory directory, ResponsibleUnit unit) => unit.SeatedIn is { } seat ? UnitName(directory, seat) : None;

    private static string YesNo(bool yes) => yes ? "是" : "否";

    private static string Person(Contact? contact) => contact is null ? None : $"{contact.Name} {contact.Email} {contact.Phone}".Trim();

    private static string Word(ContactRole role) =>
        role switch
        {
            ContactRole.Liaison => "联络员",
            ContactRole.Supervisor => "分管领导",
            ContactRole.Principal => "主要负责人",
            _ => "副联络员",
        };

    private static string Word(FormKind form) =>
        form switch
        {
            FormKind.Once => "一次性",
            FormKind.Meeting => "学习、会议",
            FormKind.Articles => "稿件",
            FormKind.Inspection => "检查",
            FormKind.Bulletin => "印发、报送",
            FormKind.Standing => "常态化",
            _ => "事故",
        };

    private static string Word(OpeningKind opening) =>
        opening switch
        {
            OpeningKind.Period => "按周期生成",
            OpeningKind.FulfilledByNotice => "印发即办结",
            _ => "发生时登记",
        };

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
                + $"告知满{p.NoticeDays}个工作日后{(p.TellHelpers ? "，告知配合单位" : "")}"
                + $"，审核{p.ReviewDays}，退回补正{p.ReturnDays}，延期答复{p.ExtensionDays}，单位审签{p.SignOffDays}，登记已阅{p.AcknowledgeDays}，撤回{p.TakeBackDays}";
}
