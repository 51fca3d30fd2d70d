using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Notices;
using Fluid.Values;

namespace Ankang.Workflows.Notices;

/// <summary>Puts notices into words: the texts stand in templates, the order of items and the rules on dates here.</summary>
/// <remarks>Pure: the same arguments give the same words. Items may come in any order.</remarks>
public sealed class NoticeComposer
{
    // Stands here and not in a template: no edited text may pass a rehearsal off as real.
    private const string SimulatedPrefix = "【模拟】";

    // How the names that a kind's row allows beside the items come by their values.
    private static readonly Dictionary<string, Action<TemplateModel, NoticeAddressee, IReadOnlyList<NoticeItem>, NoticeFacts>> Said = new()
    {
        ["same_day"] = (model, _, items, _) => model.Set("same_day", items.DistinctBy(i => i.DueOn).Count() == 1),
        ["notes"] = (model, _, items, _) => model.Set("notes", items.Count(i => i.IsProgressNote)),
        ["reply_by"] = (model, _, items, facts) => model.Set("reply_by", facts.ReplyBy ?? items.Min(i => i.MendBy)),
        ["all_late"] = (model, to, items, _) => model.Set("all_late", items.All(i => i.DueOn < ChinaTime.DateOf(to.At))),
        ["ack"] = (model, _, _, facts) => model.Set("ack", facts.AcknowledgeLink),
        ["both"] = (model, _, _, facts) => model.Set("both", facts.IsToldToBoth),
        ["letter"] = (model, _, _, facts) => model.Set("letter", facts.BringsLetter),
        ["rungs"] = (model, _, _, facts) => model.Set("rungs", facts.Corrected.Select(TemplateModel.Corrected)),
        ["wait"] = (model, _, _, facts) => model.Set("wait", facts.SignOffDays),
        ["talk_withdrawn"] = (model, _, _, facts) => model.Set("talk_withdrawn", facts.IsTalkWithdrawn),
        ["particulars"] = (model, _, _, facts) => model.Set("particulars", facts.Particulars),
    };

    private readonly TaskList _list;
    private readonly OfficeCard _office;
    private readonly NoticeTemplates _templates;
    private readonly bool _simulated;
    private readonly int? _ladderTask;
    private readonly WorkCalendar? _calendar;

    /// <param name="simulated">A rehearsal: subjects begin with 【模拟】, texts say 模拟运行，非正式文件。</param>
    /// <param name="calendar">The newest calendar: a mail that names a day of a year which it does not know says so. Null: it knows all.</param>
    public NoticeComposer(TaskList list, OfficeCard office, NoticeTemplates templates, bool simulated = false, WorkCalendar? calendar = null)
    {
        ArgumentNullException.ThrowIfNull(list);
        (_list, _office, _templates, _simulated, _calendar) = (list, office, templates, simulated, calendar);
        // What 督办 and 约谈 rest on: the list's own task (第40项 in 2021).
        _ladderTask = list.Tasks.FirstOrDefault(t => t.Text.Contains("一次提醒", StringComparison.Ordinal))?.Number;
    }

    /// <summary>任务告知: what the list asks of the person's units in the year; units in the order given.</summary>
    public ComposedNotice Briefing(NoticeAddressee to, IReadOnlyList<NoticePart> parts, BriefingKind kind = BriefingKind.First)
    {
        ArgumentNullException.ThrowIfNull(parts);
        BriefedDuty[] asked = [.. parts.SelectMany(p => p.Duties).OrderBy(d => d.Obligation.Task)];
        NoEmpty(asked.Length, nameof(parts));
        TemplateModel model = ToPerson(to, parts, asked.Length);
        model.Set("issued", _list.IssuedOn);
        model.Set("added", kind == BriefingKind.Added);
        model.Set("by_event", asked.All(d => d.IsOfEvent));
        model.Set("helps_only", asked.All(d => d.Lead is not null));
        model.Set("new_contact", kind == BriefingKind.NewContact);
        model.Set("duties", asked.Select(d => TemplateModel.Duty(d, _list.IssuedOn)));
        return Render(NoticeKind.Briefing, model);
    }

    /// <summary>A mail of any kind to somebody of a unit or of several, about some of their items; units in the order given.</summary>
    /// <param name="facts">What its template says besides; null for nothing.</param>
    /// <exception cref="ArgumentException">The kind goes to no unit, or there is no item.</exception>
    public ComposedNotice ToUnits(NoticeKind kind, NoticeAddressee to, IReadOnlyList<NoticePart> parts, NoticeFacts? facts = null)
    {
        ArgumentNullException.ThrowIfNull(parts);
        NoticeTraits traits = NoticeKinds.Of(kind);
        if (!traits.IsForUnit)
            throw new ArgumentException($"No mail to a unit is of the kind {kind}.", nameof(kind));
        NoticeItem[] items = [.. parts.SelectMany(p => p.Items)];
        NoEmpty(items.Length, nameof(parts));
        TemplateModel model = ToPerson(to, parts, items.Length);
        SetItems(model, items);
        foreach (string name in traits.Says.Split(' ').Where(Said.ContainsKey))
            Said[name](model, to, items, facts ?? new NoticeFacts());
        SayProvisional(model, [facts?.ReplyBy, .. items.Select(i => i.MendBy)]);
        return Render(kind, model);
    }

    /// <summary>新入口, to somebody of a unit or of several.</summary>
    public ComposedNotice FreshLink(NoticeAddressee to, IReadOnlyList<NoticePart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return Render(NoticeKind.FreshLink, ToPerson(to, parts, 0));
    }

    /// <summary>清单撤回, to somebody of a unit or of several.</summary>
    public ComposedNotice ListWithdrawn(NoticeAddressee to, IReadOnlyList<NoticePart> parts, string why)
    {
        ArgumentNullException.ThrowIfNull(parts);
        TemplateModel model = ToPerson(to, parts, 0);
        model.Set("why", why);
        return Render(NoticeKind.ListWithdrawn, model);
    }

    /// <summary>通报, to somebody of a unit or of several; the paper itself goes with it.</summary>
    /// <param name="number">发文字号</param>
    /// <param name="issued">印发日期</param>
    public ComposedNotice Bulletin(NoticeAddressee to, IReadOnlyList<NoticePart> parts, string title, string number, DateOnly issued)
    {
        ArgumentNullException.ThrowIfNull(parts);
        TemplateModel model = ToPerson(to, parts, 0);
        model.Set("title", title);
        model.Set("number", number);
        model.Set("issued", issued);
        return Render(NoticeKind.Bulletin, model);
    }

    /// <summary>呈批, to the leader of the office's own unit.</summary>
    /// <param name="addressee">The unit to which a letter goes; null for a bulletin, which has figures that go on until it is issued.</param>
    /// <param name="by">Who of the office submitted the draft.</param>
    /// <param name="page">Where he reads and signs it.</param>
    public ComposedNotice ForSignature(NoticeAddressee to, NoticePart part, string title, string? addressee, string by, string page)
    {
        TemplateModel model = ToPerson(to, [part], 0);
        model.Set("title", title);
        model.Set("addressee", addressee);
        model.Set("by", by);
        model.Set("ack", page);
        return Render(NoticeKind.ForSignature, model);
    }

    /// <summary>请确认, to a unit's liaison: somebody was named as its 副联络员 through a link.</summary>
    /// <param name="deputy">李四（l***@example.org）.</param>
    /// <param name="by">By whose link.</param>
    /// <param name="confirm">Where he is confirmed or dropped, and until when.</param>
    public ComposedNotice DeputyProposed(
        NoticeAddressee to,
        NoticePart part,
        string deputy,
        string? days,
        string by,
        (string Link, DateOnly Until) confirm
    )
    {
        TemplateModel model = ToPerson(to, [part], 0);
        model.Set("deputy", deputy);
        model.Set("days", days);
        model.Set("by", by);
        model.Set("ack", confirm.Link);
        model.Set("ack_until", confirm.Until);
        return Render(NoticeKind.DeputyProposed, model);
    }

    /// <summary>待办提示, to the office: <see cref="NoticeItem.Reason"/> says what each item waits for.</summary>
    public ComposedNotice OfficeTask(DateTimeOffset at, IReadOnlyList<DigestLine> lines)
    {
        NoEmpty(lines.Count, nameof(lines));
        TemplateModel model = Common(at, lines.Count);
        model.Set("lines", lines.Select(l => TemplateModel.Line(l.Unit, [l.Item], null)));
        return Render(NoticeKind.OfficeTask, model);
    }

    /// <summary>早报, to the office.</summary>
    /// <param name="linkBase">Begins the addresses of its lines.</param>
    public ComposedNotice Morning(DateTimeOffset at, MorningNews news, string linkBase)
    {
        ArgumentNullException.ThrowIfNull(news);
        TemplateModel model = Common(at, news.Lists.Count);
        model.Set("waiting", news.Waiting);
        model.Set("leaving", news.Leaving);
        model.Set("overdue", news.Overdue);
        model.Set("lists", news.Lists.Select(l => TemplateModel.Morning(l, linkBase)));
        return Render(NoticeKind.Morning, model);
    }

    /// <summary>事故信息, to one person on duty.</summary>
    public ComposedNotice Accident(DateTimeOffset at, AccidentFacts accident)
    {
        ArgumentNullException.ThrowIfNull(accident);
        TemplateModel model = Common(at, 0);
        model.Set("unit", accident.Unit);
        model.Set("received", accident.Received);
        model.Set("place", accident.Place);
        model.Set("facts", accident.Facts);
        model.Set("recorder", accident.Recorder);
        model.Set("recorded", accident.Recorded);
        model.Set("ack", accident.AcknowledgeLink);
        model.Set("minutes", accident.RepeatMinutes);
        model.Set("rounds", accident.Rounds);
        return Render(NoticeKind.Accident, model);
    }

    /// <summary>约谈待研究, to the office.</summary>
    /// <param name="unit">Full name.</param>
    public ComposedNotice InterviewProposal(string unit, DateTimeOffset at, IReadOnlyList<NoticeItem> items)
    {
        NoEmpty(items.Count, nameof(items));
        TemplateModel model = Common(at, items.Count);
        model.Set("unit", unit);
        SetItems(model, items);
        return Render(NoticeKind.InterviewProposal, model);
    }

    /// <summary>周报, to one supervisor: a part for each of his units, in the order given.</summary>
    /// <exception cref="ArgumentException">Nothing is overdue in any part: then there is no mail.</exception>
    public ComposedNotice Summary(NoticeAddressee to, IReadOnlyList<SummaryPart> parts)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.All(p => p.Overdue.Count == 0))
            throw new ArgumentException("A summary is sent only while something is overdue.", nameof(parts));
        TemplateModel model = Common(to.At, parts.Count);
        model.Set("units", parts.Select(p => p.Unit));
        model.Set("parts", parts.Select(Part));
        model.Set("link", to.Link);
        model.Set("link_until", to.LinkUntil);
        return Render(NoticeKind.Summary, model);
    }

    /// <summary>抄告, to the office: what left in one slot at one rung, a row a unit in the order given.</summary>
    /// <param name="link">Where the office sees the items; null leaves the line out.</param>
    public ComposedNotice Digest(NoticeKind rung, DateTimeOffset at, IReadOnlyList<DigestLine> lines, string? link = null)
    {
        ArgumentNullException.ThrowIfNull(lines);
        NoEmpty(lines.Count, nameof(lines));
        TemplateModel model = Common(at, lines.Count);
        model.Set("kind", NoticeKinds.Of(rung).Template);
        model.Set("units", lines.Select(l => l.Unit).Distinct());
        model.Set(
            "lines",
            lines.GroupBy(l => l.Unit).Select(u => TemplateModel.Line(u.Key, [.. InOrder(u.Select(l => l.Item))], u.Max(l => l.ReplyBy)))
        );
        model.Set("dated", lines.Any(l => l.ReplyBy is not null));
        model.Set("link", link);
        SayProvisional(model, lines.Select(l => l.ReplyBy));
        return Render(NoticeKind.Digest, model);
    }

    /// <summary>退信, to the office: the mailboxes that mails did not reach.</summary>
    /// <param name="at">Moment of the slot in which the office is told, UTC.</param>
    public ComposedNotice DeliveryFailure(DateTimeOffset at, IReadOnlyList<FailedDelivery> failures)
    {
        ArgumentNullException.ThrowIfNull(failures);
        NoEmpty(failures.Count, nameof(failures));
        TemplateModel model = Common(at, failures.Select(f => f.Email).Distinct().Count());
        model.Set("failures", failures.Select(TemplateModel.Failure));
        return Render(NoticeKind.DeliveryFailure, model);
    }

    /// <summary>What the second channel is told of a rung's mails of one slot: a headline and the text.</summary>
    public ComposedNotice Announcement(NoticeKind rung, DateTimeOffset at, IReadOnlyList<ChannelUnit> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        NoEmpty(units.Count, nameof(units));
        TemplateModel model = Common(at, units.Sum(u => u.Items));
        model.Set("kind", NoticeKinds.Of(rung).Template);
        model.Set("units", units.Select(u => u.Name));
        model.Set("reply_by", units.Min(u => u.ReplyBy));
        return Render(TemplateVariables.Channel, model);
    }

    /// <summary>The entry of a calendar file for one item.</summary>
    /// <param name="unit">Full name.</param>
    /// <param name="kind">The mail whose day it is.</param>
    public DueDay DueDay(string unit, DateTimeOffset at, NoticeKind kind, NoticeItem item, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(item);
        TemplateModel model = Common(at, 1);
        model.Set("unit", unit);
        model.Set("kind", NoticeKinds.Of(kind).Template);
        model.Set("item", TemplateModel.Item(item));
        ComposedNotice words = Render(TemplateVariables.Calendar, model);
        return new DueDay(item.Id, item.Revision, on, words.Subject, words.Text);
    }

    /// <summary>The words of a letter: title and lines. Bars in data would cut the cells of its tables.</summary>
    /// <param name="more">Sets what only this template names.</param>
    internal ComposedNotice Letter(
        string template,
        string unit,
        string salutation,
        DateTimeOffset at,
        IReadOnlyList<NoticeItem> items,
        DateOnly? replyBy,
        Action<TemplateModel> more
    )
    {
        NoEmpty(items.Count, nameof(items));
        TemplateModel model = Common(at, items.Count);
        model.Set("unit", unit.Replace('|', '｜'));
        model.Set("you", salutation);
        model.Set("reply_by", replyBy);
        SetItems(model, [.. items.Select(TemplateModel.WithoutBars)]);
        more(model);
        return _templates.Render(template, model);
    }

    private ComposedNotice Render(NoticeKind kind, TemplateModel model) => Render(NoticeKinds.Of(kind).Template, model);

    private ComposedNotice Render(string template, TemplateModel model)
    {
        ComposedNotice notice = _templates.Render(template, model);
        return _simulated ? notice with { Subject = SimulatedPrefix + notice.Subject } : notice;
    }

    private TemplateModel ToPerson(NoticeAddressee to, IReadOnlyList<NoticePart> parts, int count)
    {
        ArgumentNullException.ThrowIfNull(to);
        TemplateModel model = Common(to.At, count);
        model.Set("unit", string.Join('、', parts.Select(p => p.Unit)));
        model.Set("you", parts.Count == 1 ? parts[0].Salutation : "各单位");
        model.Set("units", parts.Select(p => p.Unit));
        model.Set("many", parts.Count > 1);
        model.Set("leader", to.IsLeader);
        model.Set("by_unit", parts.Select((part, i) => Told(part, i + 1)));
        model.Set("link", to.Link);
        model.Set("link_until", to.LinkUntil);
        return model;
    }

    private FluidValue Told(NoticePart part, int number) =>
        TemplateModel.Object(
            new()
            {
                ["number"] = TemplateModel.Text(ChineseNumbers.Write(number)),
                ["first"] = BooleanValue.Create(number == 1),
                ["unit"] = TemplateModel.Text(part.Unit),
                ["you"] = TemplateModel.Text(part.Salutation),
                ["count"] = TemplateModel.Number(part.Items.Count + part.Duties.Count),
                ["items"] = TemplateModel.List(InOrder(part.Items).Select(TemplateModel.Item)),
                ["duties"] = TemplateModel.List(part.Duties.OrderBy(d => d.Obligation.Task).Select(d => TemplateModel.Duty(d, _list.IssuedOn))),
            }
        );

    private TemplateModel Common(DateTimeOffset at, int count)
    {
        var model = new TemplateModel(ChinaTime.DateOf(at).Year);
        model.Set("at", at);
        model.Set("count", count);
        model.Set("several", count > 1);
        model.Set("simulated", _simulated);
        model.Set("list_title", _list.Title);
        model.Set("list_number", _list.Number);
        model.Set("list_year", _list.Year);
        model.Set("ladder_task", _ladderTask);
        model.Set("issuer_short", _list.IssuerShort);
        model.Set("office", _office.Name);
        model.Set("contact", _office.ContactName);
        model.Set("phone", _office.Phone);
        SayProvisional(model, [ChinaTime.DateOf(at)]);
        return model;
    }

    // Days of a year without its calendar are computed (暂定); the first such year that a mail names is said.
    private void SayProvisional(TemplateModel model, IEnumerable<DateOnly?> named)
    {
        int? said = model.Values.TryGetValue("provisional", out FluidValue? value) && value is NumberValue ? (int)value.ToNumberValue() : null;
        model.Set("provisional", said ?? named.Where(d => d is { } day && _calendar?.IsProvisional(day) == true).Min()?.Year);
    }

    private static void SetItems(TemplateModel model, IReadOnlyList<NoticeItem> items)
    {
        FluidValue[] sorted = [.. InOrder(items).Select(TemplateModel.Item)];
        model.Set("items", sorted);
        if (sorted.Length == 0)
            return;
        model.Set("first", sorted[0]);
        model.Set("item", sorted[0]);
    }

    private static FluidValue Part(SummaryPart part) =>
        TemplateModel.Object(
            new()
            {
                ["unit"] = TemplateModel.Text(part.Unit),
                ["link"] = TemplateModel.Text(part.Link),
                ["link_until"] = TemplateModel.Date(part.LinkUntil),
                ["due"] = NumberValue.Create(part.Due),
                ["on_time"] = NumberValue.Create(part.OnTime),
                ["reported_late"] = NumberValue.Create(part.ReportedLate),
                ["done_late"] = NumberValue.Create(part.DoneLate),
                ["in_review"] = NumberValue.Create(part.InReview),
                ["late"] = NumberValue.Create(part.Late),
                ["announced"] = NumberValue.Create(part.Announced),
                ["overdue"] = TemplateModel.List(InOrder(part.Overdue).Select(TemplateModel.Item)),
                ["upcoming"] = TemplateModel.List(
                    InOrder(part.Upcoming)
                        .GroupBy(i => i.DueOn)
                        .Select(day =>
                            TemplateModel.Object(
                                new() { ["due"] = TemplateModel.Date(day.Key), ["items"] = TemplateModel.List(day.Select(TemplateModel.Item)) }
                            )
                        )
                ),
            }
        );

    /// <summary>By deadline, then as the list has them; the rest only so that one set of items always reads the same.</summary>
    public static IEnumerable<NoticeItem> InOrder(IEnumerable<NoticeItem> items) =>
        items
            .OrderBy(i => i.DueOn)
            .ThenBy(i => i.Task)
            .ThenBy(i => i.Order)
            .ThenBy(i => i.OriginalDueOn)
            .ThenBy(i => i.PeriodName, StringComparer.Ordinal);

    private static void NoEmpty(int count, string name)
    {
        if (count == 0)
            throw new ArgumentException("A notice names at least one item.", name);
    }
}
