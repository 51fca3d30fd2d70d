using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Notices;

/// <summary>What templates say of made-up facts: with one item and with several, so that an editor sees both.</summary>
public sealed class TemplatePreview(TaskList list, OfficeCard office, IReadOnlyList<Obligation> duties, string unit)
{
    private const int MostPreviewed = 4;
    private const string Link = "https://example.org/u/SAMPLE";

    /// <summary>The samples that a template, or a part in those that include it, brings.</summary>
    /// <exception cref="TemplateException">A date is asked for that may be missing, or a mail to a unit lost its 报送入口.</exception>
    public IReadOnlyList<ComposedNotice> Render(NoticeTemplates templates, string name)
    {
        ArgumentNullException.ThrowIfNull(templates);
        IEnumerable<string> shown = name.StartsWith('_') ? templates.Names.Where(n => !n.StartsWith('_') && templates.Includes(n, name)) : [name];
        var composer = new NoticeComposer(list, office, templates);
        var samples = new List<ComposedNotice>();
        foreach (string template in shown)
        {
            NoticeTraits? kind = NoticeKinds.All.FirstOrDefault(k => k.Template == template);
            try
            {
                foreach (ComposedNotice sample in Samples(composer, template, kind))
                {
                    if (kind is { IsForUnit: true, LinkIsOptional: false } && !sample.Text.Contains(Link, StringComparison.Ordinal))
                        throw new TemplateException([new(name, 1, "正文须有报送入口，请保留 {% include '_tail' %} 或 {{ link }}。")]);
                    samples.Add(sample);
                }
            }
            catch (TemplateException e) when (e.Faults is [var fault] && fault.Template == template)
            {
                // The template that could not be written is not always the one that was edited.
                throw new TemplateException([new(name, 1, $"“{template}”：{fault.Message}")]);
            }
        }

        return [.. samples.Take(MostPreviewed)];
    }

    private IEnumerable<ComposedNotice> Samples(NoticeComposer composer, string template, NoticeTraits? kind)
    {
        var to = new NoticeAddressee
        {
            At = ChinaTime.At(new DateOnly(list.Year, 4, 8), new TimeOnly(9, 0)),
            Link = Link,
            LinkUntil = list.ClosesOn,
        };
        NoticeItem[] items = [.. Duties.Take(2).Select(Item)];
        foreach (NoticeItem[] some in new[] { items[..1], items })
            yield return kind is null ? Other(composer, template, to, some) : Mail(composer, kind, to, some, [unit]);
        if (kind is { IsForUnit: true })
            yield return Mail(composer, kind, to, items, [unit, "某单位"]);
    }

    private IEnumerable<Obligation> Duties => duties.Where(d => d.Opening == OpeningKind.Period);

    private DateOnly ReplyBy => new(list.Year, 4, 21);

    private ComposedNotice Mail(NoticeComposer composer, NoticeTraits kind, NoticeAddressee to, NoticeItem[] some, string[] units)
    {
        NoticeItem[] items =
            kind.TurnsDown || kind.IsForOffice || kind.Kind is NoticeKind.SignOff or NoticeKind.SentBack || kind.Kind == NoticeKind.Correction
                ? [.. some.Select(i => i with { Reason = "请补充刊发凭证" })]
                : some;
        return kind.Kind switch
        {
            NoticeKind.Briefing => composer.Briefing(
                to,
                [.. units.Select(u => new NoticePart { Unit = u, Duties = [.. Duties.Take(some.Length).Select(BriefedDuty.Of)] })]
            ),
            NoticeKind.FreshLink => composer.FreshLink(to, [.. units.Select(u => new NoticePart { Unit = u })]),
            NoticeKind.ListWithdrawn => composer.ListWithdrawn(to, [.. units.Select(u => new NoticePart { Unit = u })], "文号有误，另行印发"),
            NoticeKind.Bulletin => composer.Bulletin(
                to,
                [.. units.Select(u => new NoticePart { Unit = u })],
                $"关于{list.Year}年3月安全生产工作任务完成情况的通报",
                "安市安委办发〔2021〕12号",
                new(list.Year, 4, 8)
            ),
            NoticeKind.ForSignature => composer.ForSignature(
                to,
                new NoticePart { Unit = units[0] },
                some.Length == 1 ? $"关于{list.Year}年3月安全生产工作任务完成情况的通报" : "督办通知单",
                some.Length == 1 ? null : units[0],
                "王丽",
                $"{Link}/leader"
            ),
            NoticeKind.DeputyProposed => composer.DeputyProposed(
                to,
                new NoticePart { Unit = units[0] },
                "李四（l***@example.org）",
                some.Length == 1 ? null : "4月1日至10日",
                $"{units[0]}联络员张三",
                ($"{Link}/ack", list.ClosesOn)
            ),
            NoticeKind.InterviewProposal => composer.InterviewProposal(unit, to.At, items),
            NoticeKind.Digest => composer.Digest(NoticeKind.Reminder, to.At, [.. items.Select(i => new DigestLine(unit, i, ReplyBy))]),
            NoticeKind.OfficeTask => composer.OfficeTask(to.At, [.. items.Select(i => new DigestLine(unit, i, null))]),
            NoticeKind.Morning => composer.Morning(
                to.At,
                new MorningNews(
                    some.Length,
                    12,
                    3,
                    [
                        new(
                            "安市安委办发〔2021〕3号",
                            [new("待审核 1个单位1项", "/items?need=review"), new("逾期未办结 3项，2个单位", "/items?state=late")]
                        ),
                    ]
                ),
                Link
            ),
            NoticeKind.Accident => composer.Accident(to.At, Accident()),
            NoticeKind.Summary => composer.Summary(to, [Part(items, ReplyBy)]),
            NoticeKind.DeliveryFailure => composer.DeliveryFailure(to.At, [Failure(items, to.At)]),
            _ => composer.ToUnits(
                kind.Kind,
                to,
                [.. units.Select(u => new NoticePart { Unit = u, Items = items })],
                new NoticeFacts
                {
                    ReplyBy = kind.NamesReplyBy ? ReplyBy : null,
                    AcknowledgeLink = $"{Link}/ack",
                    IsToldToBoth = true,
                    BringsLetter = true,
                    SignOffDays = 3,
                    Corrected = [new(Rung.Reminder, new(list.Year, 4, 1)), new(Rung.Supervision, new(list.Year, 4, 8))],
                    Particulars = ["时间：4月26日15:00", "地点：市应急管理局会议室"],
                }
            ),
        };
    }

    // What is no mail: the message to the second channel, the entry of a calendar, letters.
    private ComposedNotice Other(NoticeComposer composer, string template, NoticeAddressee to, NoticeItem[] some)
    {
        if (template == TemplateVariables.Channel)
            return composer.Announcement(NoticeKind.Reminder, to.At, [new("a", unit, some.Length, ReplyBy)]);
        if (template != TemplateVariables.Calendar)
            return composer.Letter(template, unit, "你单位", to.At, some, ReplyBy, model => model.Set("report_days", 5));
        DueDay day = composer.DueDay(unit, to.At, NoticeKind.Reminder, some[^1], ReplyBy);
        return new(day.Summary, day.Description);
    }

    private AccidentFacts Accident() =>
        new()
        {
            Received = "4月7日20时30分",
            Unit = unit,
            Place = "某县某镇某工地",
            Facts = "脚手架坍塌，1人受伤，已送医。",
            Recorder = "值班员",
            Recorded = "4月7日20时45分",
            AcknowledgeLink = $"{Link}/ack",
            RepeatMinutes = 15,
            Rounds = 4,
        };

    private static FailedDelivery Failure(IReadOnlyList<NoticeItem> items, DateTimeOffset at) =>
        new()
        {
            Unit = "某单位",
            Role = "联络员",
            Kind = NoticeKind.Reminder,
            SentAt = at,
            Email = "liaison@example.org",
            Answer = "550 邮箱不存在",
            Items = items,
            OthersReached = false,
        };

    private SummaryPart Part(IReadOnlyList<NoticeItem> items, DateOnly replyBy) =>
        new()
        {
            Unit = unit,
            Link = Link,
            LinkUntil = list.ClosesOn,
            OnTime = 4,
            ReportedLate = 1,
            DoneLate = 0,
            Overdue = [.. items.Select(i => i with { ReplyBy = replyBy })],
            Upcoming = items,
        };

    // Told of at every rung, and a little short, so that every branch has something to say.
    private NoticeItem Item(Obligation duty, int index) =>
        new()
        {
            Id = "sample",
            Task = duty.Task,
            ShortName = duty.ShortName,
            PeriodName = duty.Recurrence is Recurrence.Once or Recurrence.Continuous ? "" : $"{list.Year}年3月",
            Demand = duty.Demand.Replace("{period}", "3月", StringComparison.Ordinal),
            DueOn = new(list.Year, 3, 31),
            OriginalDueOn = new(list.Year, 3, 31),
            Required = index == 0 ? 2 : null,
            Count = index == 0 ? 1 : 0,
            Counter = duty.Counter,
            RemindedOn = new(list.Year, 4, 1),
            SupervisedOn = new(list.Year, 4, 8),
            WorkingDaysLate = 5,
            AnswersOn = new(list.Year, 3, 30),
            MendBy = new(list.Year, 4, 15),
        };
}
