using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Notices;

/// <summary>What templates say of made-up facts: with one item and with several, so that an editor sees both.</summary>
public sealed class TemplatePreview(TaskList list, OfficeCard office, IReadOnlyList<Obligation> duties, string unit)
{
    private const int MostPreviewed = 4;
    private const string Link = "https://example.org/u/SAMPLE";

    private static readonly NoticeKind[] ToUnits =
    [
        NoticeKind.Briefing,
        NoticeKind.Courtesy,
        NoticeKind.Reminder,
        NoticeKind.Supervision,
        NoticeKind.Interview,
        NoticeKind.Returned,
        NoticeKind.Extended,
        NoticeKind.ExtensionRefused,
    ];

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
            try
            {
                foreach (ComposedNotice sample in Samples(composer, template))
                {
                    if (ToUnits.Any(k => NoticeTemplates.NameOf(k) == template) && !sample.Text.Contains(Link, StringComparison.Ordinal))
                        throw new TemplateException([new(name, 1, "正文须有报送入口，请保留 {% include '_tail' %} 或 {{ link }}。")]);
                    samples.Add(sample);
                }
            }
            catch (InvalidOperationException)
            {
                // The filters for dates say so when there is none; which of them it was, the engine does not tell.
                throw new TemplateException([new(name, 1, $"“{template}”中有日期可能为空，请先用 {{% if … %}} 判断再引用。")]);
            }
        }

        return [.. samples.Take(MostPreviewed)];
    }

    private IEnumerable<ComposedNotice> Samples(NoticeComposer composer, string template)
    {
        DateTimeOffset at = ChinaTime.At(new DateOnly(list.Year, 4, 8), new TimeOnly(9, 0));
        var to = new NoticeAddressee
        {
            Unit = unit,
            At = at,
            Link = Link,
            LinkUntil = list.ClosesOn,
        };
        DateOnly replyBy = new(list.Year, 4, 21);
        NoticeItem[] items = [.. duties.Where(d => d.Opening == OpeningKind.Period).Take(2).Select((d, i) => Item(d, i))];
        foreach (NoticeItem[] some in new[] { items[..1], items })
        {
            NoticeItem[] answered = [.. some.Select(i => i with { Reason = "请补充刊发凭证" })];
            switch (template)
            {
                case "briefing":
                    yield return composer.Briefing(to, [.. duties.Where(d => d.Opening == OpeningKind.Period).Take(some.Length)]);
                    break;
                case "courtesy":
                    yield return composer.Courtesy(to, some);
                    break;
                case "reminder":
                    yield return composer.Reminder(to, some, replyBy);
                    break;
                case "supervision":
                    yield return composer.Supervision(to, some, replyBy, $"{Link}/ack", letter: true);
                    break;
                case "interview":
                    yield return composer.Interview(to, some);
                    break;
                case "interview-proposal":
                    yield return composer.InterviewProposal(unit, at, some);
                    break;
                case "interview-letter":
                    yield return composer.InterviewLetter(to, some, ["时间：4月26日15:00", "地点：市应急管理局会议室"]);
                    break;
                case "returned":
                    yield return composer.Returned(to, answered);
                    break;
                case "extended":
                    yield return composer.Extended(to, some);
                    break;
                case "extension-refused":
                    yield return composer.ExtensionRefused(to, answered);
                    break;
                case "acknowledge":
                    yield return composer.Acknowledge(to, some, $"{Link}/ack");
                    break;
                case "digest":
                    yield return composer.Digest(NoticeKind.Reminder, at, [.. some.Select(i => new DigestLine(unit, i, replyBy))]);
                    break;
                case "office-task":
                    yield return composer.OfficeTask(at, [.. answered.Select(i => new DigestLine(unit, i, null))]);
                    break;
                case "summary":
                    yield return composer.Summary(at, [Part(some, replyBy)]);
                    break;
                case "delivery-failure":
                    yield return composer.DeliveryFailure(at, Failure(some, at));
                    break;
                case TemplateVariables.Channel:
                    yield return composer.Announcement(NoticeKind.Reminder, at, [new("a", unit, some.Length, replyBy)]);
                    break;
                case TemplateVariables.Calendar when composer.DueDay(unit, at, NoticeKind.Reminder, some[^1], replyBy) is var day:
                    yield return new(day.Summary, day.Description);
                    break;
                case not null when template.StartsWith("letter-", StringComparison.Ordinal):
                    yield return composer.Letter(template, unit, to.Salutation, at, some, replyBy, model => model.Set("report_days", 5));
                    break;
            }
        }
    }

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
