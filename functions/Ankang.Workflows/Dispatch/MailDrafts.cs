using System.Runtime.CompilerServices;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Escalation;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Dispatch;

/// <summary>Writes the messages of a slot: whom they go to, and what they say. Nothing is stored or sent here.</summary>
public sealed class MailDrafts(NoticeTemplates templates, UnitLink link)
{
    public const string Office = "office";
    private readonly ConditionalWeakTable<ListInForce, NoticeComposer> _composers = [];

    /// <summary>A message of a unit with the notices of one kind that wait for the slot.</summary>
    /// <param name="at">The moment that the text speaks of (截至…), UTC.</param>
    public MailRecord ForUnit(ListInForce list, string slot, DateTimeOffset at, NoticeKind kind, string unitId, IReadOnlyList<Carried> carried)
    {
        ResponsibleUnit unit = list.Directory[unitId];
        DateOnly today = ChinaTime.DateOf(at);
        DateOnly? replyBy = RungOf(kind) is { } rung
            ? carried.Max(c => Ladder.ReplyBy(rung, c.Item, list.PolicyOf(c.Item), list.Calendar, today))
            : null;
        IReadOnlyList<NoticeItem> items = [.. carried.Select(c => NoticeItems.Of(list, c.Plan, c.Item, c.Tag, today))];
        NoticeAddressee to = Addressee(list, unit, at);
        NoticeComposer composer = Composer(list);
        ComposedNotice notice = kind switch
        {
            NoticeKind.Courtesy => composer.Courtesy(to, items),
            NoticeKind.Reminder => composer.Reminder(to, items, replyBy!.Value),
            NoticeKind.Supervision => composer.Supervision(to, items, replyBy!.Value),
            NoticeKind.Interview => composer.Interview(to, items),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No message to a unit carries notices of this kind."),
        };
        return Draft(slot, unitId, kind, "", Recipients(list, unit, kind), notice, at) with { Notices = [.. carried.Select(c => c.Key)], ReplyBy = replyBy };
    }

    /// <summary>任务告知 of one unit.</summary>
    public MailRecord Briefing(ListInForce list, string slot, DateTimeOffset at, ResponsibleUnit unit, IReadOnlyList<Obligation> duties) =>
        Draft(slot, unit.Id, NoticeKind.Briefing, "", Recipients(list, unit, NoticeKind.Briefing), Composer(list).Briefing(Addressee(list, unit, at), duties), at);

    /// <summary>约谈待研究 of one unit, to the office.</summary>
    public MailRecord Proposal(ListInForce list, string slot, DateTimeOffset at, string unitId, IReadOnlyList<Carried> carried)
    {
        DateOnly today = ChinaTime.DateOf(at);
        IReadOnlyList<NoticeItem> items = [.. carried.Select(c => NoticeItems.Of(list, c.Plan, c.Item, c.Tag, today))];
        ComposedNotice notice = Composer(list).InterviewProposal(list.Directory[unitId].NameOn(today).Full, at, items);
        return Draft(slot, unitId, NoticeKind.InterviewProposal, "", OfficeAddress(list), notice, at) with { Notices = [.. carried.Select(c => c.Key)] };
    }

    /// <summary>抄告 of one rung, to the office.</summary>
    public MailRecord Digest(ListInForce list, string slot, DateTimeOffset at, NoticeKind kind, IReadOnlyList<DigestLine> lines) =>
        Draft(slot, Office, NoticeKind.Digest, $"-{MailRecord.KindName(kind)}", OfficeAddress(list), Composer(list).Digest(kind, at, lines), at);

    /// <summary>退信 of one address, to the office.</summary>
    public MailRecord Failure(ListInForce list, DateTimeOffset at, MailRecord failed, RefusedRecipient refused, IReadOnlyList<NoticeItem> items)
    {
        ResponsibleUnit unit = list.Directory[failed.Addressee];
        var failure = new FailedDelivery
        {
            Unit = unit.NameOn(ChinaTime.DateOf(at)).Full,
            Role = refused.Email == unit.Supervisor?.Email ? "分管领导" : "联络员",
            Kind = failed.Kind,
            SentAt = failed.Date,
            Email = refused.Email,
            Answer = refused.Answer,
            Items = items,
            OthersReached = failed.State == MailState.Accepted,
        };
        string suffix = $"-{MailRecord.KindName(failed.Kind)}-{failed.To.Select(t => t.Email).ToList().IndexOf(refused.Email)}";
        return Draft(failed.Slot, failed.Addressee, NoticeKind.DeliveryFailure, suffix, OfficeAddress(list), Composer(list).DeliveryFailure(at, failure), at);
    }

    /// <summary>周报 of one supervisor, for all units that he answers for.</summary>
    /// <param name="firstUnit">The first of them in the roster; it names the row.</param>
    public MailRecord Summary(ListInForce list, string slot, DateTimeOffset at, string firstUnit, Contact supervisor, IReadOnlyList<SummaryPart> parts) =>
        Draft(slot, firstUnit, NoticeKind.Summary, "", [new MailAddress(supervisor.Name, supervisor.Email)], Composer(list).Summary(at, parts), at);

    public static OutgoingMail ToOutgoing(ListInForce list, MailRecord mail)
    {
        OfficeCard office = list.Catalogue.Office;
        return new OutgoingMail
        {
            MessageId = mail.MessageId(list.Id, office.Email[(office.Email.IndexOf('@') + 1)..]),
            Kind = mail.Kind,
            From = new MailAddress(office.Name, office.Email),
            To = mail.To,
            Subject = mail.Subject,
            Text = mail.Text,
            Date = mail.Date,
        };
    }

    public static NoticeKind KindOf(NoticeTag tag) => tag.Rung switch
    {
        Rung.Reminder => NoticeKind.Reminder,
        Rung.Supervision => NoticeKind.Supervision,
        Rung.Interview => NoticeKind.Interview,
        _ => NoticeKind.Courtesy,
    };

    /// <summary>The rung whose next one a reply-by day is counted to; null for kinds that name none.</summary>
    public static Rung? RungOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Reminder => Rung.Reminder,
        NoticeKind.Supervision => Rung.Supervision,
        _ => null,
    };

    /// <summary>提醒 → liaison; 督办 → liaison and supervisor; 约谈 → supervisor. The office's own rungs go to its own leader.</summary>
    public static IReadOnlyList<MailAddress> Recipients(ListInForce list, ResponsibleUnit unit, NoticeKind kind)
    {
        bool own = unit.Id == list.Catalogue.List.OfficeUnit;
        IEnumerable<Contact?> people = kind switch
        {
            NoticeKind.Briefing or NoticeKind.Courtesy => [unit.Liaison],
            _ when own => [unit.Supervisor ?? unit.Liaison],
            NoticeKind.Reminder => [unit.Liaison],
            NoticeKind.Supervision => [unit.Liaison, unit.Supervisor],
            _ => [unit.Supervisor ?? unit.Liaison],
        };
        return [.. people.OfType<Contact>().Select(c => new MailAddress(c.Name, c.Email)).DistinctBy(a => a.Email)];
    }

    private static IReadOnlyList<MailAddress> OfficeAddress(ListInForce list) =>
        [new MailAddress(list.Catalogue.Office.Name, list.Catalogue.Office.Email)];

    private static MailRecord Draft(
        string slot, string addressee, NoticeKind kind, string suffix, IReadOnlyList<MailAddress> to, ComposedNotice notice, DateTimeOffset at) => new()
        {
            Slot = slot,
            Addressee = addressee,
            Kind = kind,
            Suffix = suffix,
            To = to,
            Subject = notice.Subject,
            Text = notice.Text,
            Date = at,
        };

    private NoticeAddressee Addressee(ListInForce list, ResponsibleUnit unit, DateTimeOffset at)
    {
        (string url, DateOnly until) = link(list, unit);
        return new NoticeAddressee { Unit = unit.NameOn(ChinaTime.DateOf(at)).Full, Salutation = unit.Salutation, At = at, Link = url, LinkUntil = until };
    }

    private NoticeComposer Composer(ListInForce list) =>
        _composers.GetValue(list, l => new NoticeComposer(l.Catalogue.List, l.Catalogue.Office, templates, l.Head.Rehearsal));
}
