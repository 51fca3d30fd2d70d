using System.Runtime.CompilerServices;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Dispatch;

/// <summary>Writes the messages of a slot: whom they go to, and what they say. Nothing is stored or sent here.</summary>
/// <param name="supervisorLink">Makes the link under which a unit's supervisor acknowledges (登记已阅); null where no host serves him.</param>
/// <param name="officeLink">Makes the address of the items at a rung on the office's pages; null where no host serves them.</param>
public sealed class MailDrafts(
    TemplateBook templates,
    UnitLink link,
    UnitLink? supervisorLink = null,
    Func<ListInForce, Rung, string>? officeLink = null
)
{
    public const string Office = "office";
    private readonly ConditionalWeakTable<NoticeTemplates, ConditionalWeakTable<ListInForce, NoticeComposer>> _composers = [];

    /// <summary>Takes up what the office changed in the texts; it holds from the next message on.</summary>
    public Task RefreshAsync(CancellationToken cancellation) => templates.RefreshAsync(cancellation);

    /// <summary>A message that waited, for those of its notices that are left; 退信 says what happened, and stays as it is.</summary>
    public MailRecord Again(ListInForce list, MailRecord mail, DateTimeOffset at, IReadOnlyList<Carried> left) =>
        mail.Kind switch
        {
            NoticeKind.InterviewProposal => Proposal(list, mail.Slot, at, mail.Addressee, left),
            NoticeKind.OfficeTask => OfficeTask(list, mail.Slot, at, left),
            NoticeKind.DeliveryFailure => mail,
            NoticeKind.Correction => Correction(list, mail.Slot, at, left),
            _ => ForUnit(list, mail.Slot, at, mail.Kind, mail.Addressee, left),
        };

    /// <summary>A message of a unit with the notices of one kind that wait for the slot.</summary>
    /// <param name="at">The moment that the text speaks of (截至…), UTC.</param>
    public MailRecord ForUnit(ListInForce list, string slot, DateTimeOffset at, NoticeKind kind, string unitId, IReadOnlyList<Carried> carried)
    {
        ResponsibleUnit unit = list.Directory[unitId];
        DateOnly today = ChinaTime.DateOf(at);
        NoticeTraits traits = NoticeKinds.Of(kind);
        DateOnly? replyBy = traits.NamesReplyBy ? ReplyBy(list, carried, traits.Rung, at) : null;
        IReadOnlyList<NoticeItem> items = [.. carried.Select(c => NoticeItems.Of(list, c.Plan, c.Item, c.Tag, today, c.Notice))];
        var facts = new NoticeFacts
        {
            ReplyBy = replyBy,
            AcknowledgeLink = AcknowledgeAt(list, unit),
            BringsLetter = MailAttachments.LetterOf(list, kind, unitId) is not null,
            Particulars = carried[0].Notice.Text?.Split('\n') ?? [],
        };
        ComposedNotice notice = Composer(list).ToUnit(kind, Addressee(list, unit, at), items, facts);
        return Draft(slot, unitId, kind, "", To(list, unit, kind), notice, at) with
        {
            Notices = [.. carried.Select(c => c.Key)],
            Items = items,
            ReplyBy = replyBy,
        };
    }

    /// <summary>任务告知 to people of one unit.</summary>
    public MailRecord Briefing(ListInForce list, string slot, DateTimeOffset at, Briefing briefing)
    {
        ComposedNotice notice = Composer(list).Briefing(Addressee(list, briefing.Unit, at), briefing.Duties, briefing.Kind);
        return Draft(slot, briefing.Unit.Id, NoticeKind.Briefing, briefing.Suffix, briefing.To, notice, at) with
        {
            Duties = [.. briefing.Duties.Select(d => d.Key)],
        };
    }

    /// <summary>约谈待研究 of one unit, to the office.</summary>
    public MailRecord Proposal(ListInForce list, string slot, DateTimeOffset at, string unitId, IReadOnlyList<Carried> carried)
    {
        DateOnly today = ChinaTime.DateOf(at);
        IReadOnlyList<NoticeItem> items = [.. carried.Select(c => NoticeItems.Of(list, c.Plan, c.Item, c.Tag, today))];
        ComposedNotice notice = Composer(list).InterviewProposal(list.Directory[unitId].NameOn(today).Full, at, items);
        return Draft(slot, unitId, NoticeKind.InterviewProposal, "", OfficeAddress(list), notice, at) with
        {
            Notices = [.. carried.Select(c => c.Key)],
            Items = items,
        };
    }

    /// <summary>抄告 of one rung, to the office.</summary>
    public MailRecord Digest(ListInForce list, string slot, DateTimeOffset at, NoticeKind kind, IReadOnlyList<DigestLine> lines) =>
        Draft(
            slot,
            Office,
            NoticeKind.Digest,
            $"-{NoticeKinds.Of(kind).Code}",
            OfficeAddress(list),
            Composer(list).Digest(kind, at, lines, officeLink?.Invoke(list, NoticeKinds.Of(kind).Rung)),
            at
        );

    /// <summary>退信 of a slot, to the office.</summary>
    public MailRecord Failures(ListInForce list, string slot, DateTimeOffset at, IReadOnlyList<FailedDelivery> failures) =>
        Draft(slot, Office, NoticeKind.DeliveryFailure, "", OfficeAddress(list), Composer(list).DeliveryFailure(at, failures), at);

    /// <summary>退信 of a slot that begins with messages that came back after they were accepted.</summary>
    public MailRecord Failures(ListInForce list, string slot, DateTimeOffset at, IReadOnlyList<Carried> carried) =>
        Failures(list, slot, at, Returned(list, at, carried)) with
        {
            Notices = [.. carried.Select(c => c.Key)],
        };

    /// <summary>A recipient whom a message of this slot did not reach.</summary>
    public static FailedDelivery Failure(
        ListInForce list,
        DateTimeOffset at,
        MailRecord failed,
        RefusedRecipient refused,
        IReadOnlyList<NoticeItem> items
    )
    {
        ResponsibleUnit unit = list.Directory[failed.Addressee];
        return new FailedDelivery
        {
            Unit = unit.NameOn(ChinaTime.DateOf(at)).Full,
            Role = RoleWord(failed.To.FirstOrDefault(t => t.Email == refused.Email)?.RoleIn(unit) ?? RecipientRole.Unknown),
            Kind = failed.Kind,
            SentAt = failed.Date,
            Email = refused.Email,
            Answer = refused.Answer,
            Items = items,
            OthersReached = failed.State == MailState.Accepted,
            IsDead = !failed.Retry.Contains(refused.Email),
        };
    }

    /// <summary>The recipients from whom messages came back after they were accepted: one a message and address, with all items that tell of it.</summary>
    public static IReadOnlyList<FailedDelivery> Returned(ListInForce list, DateTimeOffset at, IReadOnlyList<Carried> carried)
    {
        DateOnly today = ChinaTime.DateOf(at);
        return [.. carried.GroupBy(c => (c.Item.Key.Unit, Text: c.Notice.Text ?? "")).Select(g => Of(list.Directory[g.Key.Unit], g.Key.Text, g))];

        FailedDelivery Of(ResponsibleUnit unit, string text, IEnumerable<Carried> items)
        {
            BounceText told = BounceText.Read(text);
            return new FailedDelivery
            {
                Unit = unit.NameOn(today).Full,
                Role = RoleWord(told.Role == RecipientRole.Unknown ? Recipient.RoleOf(unit, told.Email) : told.Role),
                Kind = told.Kind,
                SentAt = told.SentAt,
                Email = told.Email,
                Answer = told.Answer,
                Items = [.. items.Select(c => NoticeItems.Of(list, c.Plan, c.Item, null, today))],
                OthersReached = !items.Any(c => IsWithout(list, c.Item, told)),
                IsDead = list.Directory.Units.SelectMany(u => u.People).Any(c => c.Email == told.Email && c.BouncedAt is not null),
            };
        }
    }

    // The rung, or the telling, was taken back because nobody had the mail, and did not leave again since.
    private static bool IsWithout(ListInForce list, DueItem item, BounceText told) =>
        told.Kind == NoticeKind.Briefing
            ? list.Told.Lacks(item.Key.Unit, Telling.DutyOf(PeriodRef.Of(item.Key)))
            : NoticeKinds.Of(told.Kind).Rung is var rung and not Rung.None && !(TakeBack.Accepted(item, rung)?.At >= told.SentAt);

    /// <summary>待办提示: the items that wait for the office.</summary>
    public MailRecord OfficeTask(ListInForce list, string slot, DateTimeOffset at, IReadOnlyList<Carried> carried)
    {
        DateOnly today = ChinaTime.DateOf(at);
        IReadOnlyList<DigestLine> lines =
        [
            .. carried
                .OrderBy(c => list.Directory.OrderOf(c.Item.Key.Unit))
                .ThenBy(c => c.Item.DueOn)
                .Select(c => new DigestLine(
                    list.Directory[c.Item.Key.Unit].NameOn(today).Full,
                    NoticeItems.Of(list, c.Plan, c.Item, c.Tag, today, c.Notice),
                    null
                )),
        ];
        return Draft(slot, Office, NoticeKind.OfficeTask, "", OfficeAddress(list), Composer(list).OfficeTask(at, lines), at) with
        {
            Notices = [.. carried.Select(c => c.Key)],
        };
    }

    /// <summary>更正: to whom the corrected rungs went; all notices withdraw the same rungs of one unit for the same reason.</summary>
    public MailRecord Correction(ListInForce list, string slot, DateTimeOffset at, IReadOnlyList<Carried> carried)
    {
        ResponsibleUnit unit = list.Directory[carried[0].Item.Key.Unit];
        CorrectionText told = CorrectionText.Read(carried[0].Notice.Text ?? "");
        DateOnly today = ChinaTime.DateOf(at);
        IReadOnlyList<NoticeItem> items = [.. carried.Select(c => NoticeItems.Of(list, c.Plan, c.Item, c.Tag, today) with { Reason = told.Reason })];
        var facts = new NoticeFacts { Corrected = told.Rungs, BringsLetter = told.Rungs.Any(r => r.Rung == Rung.Supervision) };
        ComposedNotice notice = Composer(list).ToUnit(NoticeKind.Correction, Addressee(list, unit, at), items, facts);
        IReadOnlyList<Recipient> to = told.To.Count > 0 ? told.To : To(list, unit, NoticeKind.Correction);
        return Draft(slot, unit.Id, NoticeKind.Correction, CorrectionText.SuffixOf(carried[0].Notice.Text!), to, notice, at) with
        {
            Notices = [.. carried.Select(c => c.Key)],
            Items = items,
        };
    }

    /// <summary>周报 of one supervisor, for all units that he answers for.</summary>
    /// <param name="firstUnit">The first of them in the roster; it names the row.</param>
    public MailRecord Summary(
        ListInForce list,
        string slot,
        DateTimeOffset at,
        string firstUnit,
        Contact supervisor,
        IReadOnlyList<SummaryPart> parts
    ) =>
        Draft(
            slot,
            firstUnit,
            NoticeKind.Summary,
            "",
            [new Recipient(supervisor.Name, RecipientRole.Supervisor, firstUnit, supervisor.Email)],
            Composer(list).Summary(at, parts),
            at
        );

    /// <summary>The message as it travels, with what goes with it.</summary>
    public OutgoingMail ToOutgoing(ListInForce list, MailRecord mail)
    {
        OfficeCard office = list.Catalogue.Office;
        return new OutgoingMail
        {
            MessageId = mail.MessageId(list.Id, office.Domain),
            Kind = mail.Kind,
            From = new MailAddress(office.Name, office.Email),
            To = [.. mail.To.Select(t => new MailAddress(t.Person, t.Email))],
            Subject = mail.Subject,
            Text = mail.Body,
            Date = mail.Date,
            Threads = [.. NoticeComposer.InOrder(mail.Items).Select(i => i.Id)],
            Attachments = MailAttachments.Of(list, mail, Composer(list), Letters(list)),
        };
    }

    /// <summary>Drafts the list's letters, in the words of the same templates.</summary>
    public LetterComposer Letters(ListInForce list) => new(list.Catalogue.List, list.Catalogue.Office, Composer(list), list.Head.Rehearsal);

    /// <summary>The entry of a calendar file for one item, in the words of the same templates.</summary>
    public DueDay DueDay(ListInForce list, string unit, DateTimeOffset at, NoticeKind kind, NoticeItem item, DateOnly on) =>
        Composer(list).DueDay(unit, at, kind, item, on);

    /// <summary>What the second channel is told, in the words of the same templates.</summary>
    public string Announcement(ListInForce list, NoticeKind rung, DateTimeOffset at, IReadOnlyList<ChannelUnit> units)
    {
        ComposedNotice words = Composer(list).Announcement(rung, at, units);
        return $"{words.Subject}\n{words.Text}";
    }

    private static IReadOnlyList<Recipient> To(ListInForce list, ResponsibleUnit unit, NoticeKind kind) =>
        Recipients.Of(kind, unit, isOffice: unit.Id == list.Catalogue.List.OfficeUnit);

    private static IReadOnlyList<Recipient> OfficeAddress(ListInForce list) =>
        [new Recipient(list.Catalogue.Office.Name, RecipientRole.Office, null, list.Catalogue.Office.Email)];

    private static MailRecord Draft(
        string slot,
        string addressee,
        NoticeKind kind,
        string suffix,
        IReadOnlyList<Recipient> to,
        ComposedNotice notice,
        DateTimeOffset at
    ) =>
        new()
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

    /// <summary>The last day to reply that a mail of one rung names: the latest of its items; null for 约谈.</summary>
    /// <param name="at">Moment of the slot, UTC.</param>
    internal static DateOnly? ReplyBy(ListInForce list, IEnumerable<Carried> carried, Rung rung, DateTimeOffset at) =>
        carried.Max(c =>
            list.TermsFor(c.Item) is var terms ? Ladder.ReplyBy(rung, c.Item, terms.Policy, terms.Calendar, ChinaTime.DateOf(at)) : null
        );

    // Who is addressed and answers nowhere is most likely the liaison, for whom no address is known.
    private static string RoleWord(RecipientRole role) => (role == RecipientRole.Unknown ? RecipientRole.Liaison : role).Word();

    private string? AcknowledgeAt(ListInForce list, ResponsibleUnit unit) =>
        list.AsksAcknowledgement && unit.Supervisor is not null ? supervisorLink?.Invoke(list, unit).Url : null;

    private NoticeAddressee Addressee(ListInForce list, ResponsibleUnit unit, DateTimeOffset at)
    {
        (string url, DateOnly until) = link(list, unit);
        return new NoticeAddressee
        {
            Unit = unit.NameOn(ChinaTime.DateOf(at)).Full,
            Salutation = unit.Salutation,
            At = at,
            Link = url,
            LinkUntil = until,
        };
    }

    private NoticeComposer Composer(ListInForce list)
    {
        NoticeTemplates current = templates.Current;
        return _composers
            .GetOrCreateValue(current)
            .GetValue(list, l => new NoticeComposer(l.Catalogue.List, l.Catalogue.Office, current, l.Head.Rehearsal, l.Calendar));
    }
}
