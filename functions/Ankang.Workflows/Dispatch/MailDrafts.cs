using System.Runtime.CompilerServices;
using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.Interviews;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Links;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Dispatch;

/// <summary>Writes the messages of a slot: whom they go to, and what they say. Nothing is stored or sent here.</summary>
/// <param name="circulars">Finds the paper that goes with a mail.</param>
/// <param name="officeLink">Makes the address of the items at a rung on the office's pages; null where no host serves them.</param>
public sealed partial class MailDrafts(
    TemplateBook templates,
    LinkAddresses links,
    Circulars circulars,
    Func<ListInForce, Rung, string>? officeLink = null
)
{
    public const string Office = "office";
    private readonly ConditionalWeakTable<NoticeTemplates, ConditionalWeakTable<ListInForce, NoticeComposer>> _composers = [];

    /// <summary>Takes up what the office changed in the texts; it holds from the next message on.</summary>
    public Task RefreshAsync(CancellationToken cancellation) => templates.RefreshAsync(cancellation);

    /// <summary>A message that waited, for those of its notices that are left; 退信 says what happened, and stays as it is.</summary>
    /// <param name="replyBy">The last day to reply that it names; null where its kind names none.</param>
    public MailRecord Again(ListInForce list, MailRecord mail, DateTimeOffset at, IReadOnlyList<Carried> left, DateOnly? replyBy) =>
        mail.Kind switch
        {
            NoticeKind.InterviewProposal => Proposal(list, mail.Slot, at, mail.Addressee, left),
            NoticeKind.OfficeTask => OfficeTask(list, mail.Slot, at, left),
            NoticeKind.DeliveryFailure => mail,
            NoticeKind.Correction => Correction(list, mail.Slot, at, ToOf(mail, left), left),
            _ => ToPerson(list, mail.Slot, at, mail.Kind, ToOf(mail, left), left, replyBy),
        } with
        {
            Addressee = mail.Addressee,
            Suffix = mail.Suffix,
            Identity = mail.Identity,
        };

    /// <summary>A message to somebody with the notices of one kind that wait for the slot.</summary>
    /// <param name="at">The moment that the text speaks of (截至…), UTC.</param>
    /// <param name="to">One person, once for each unit; empty where the unit has nobody.</param>
    /// <param name="carried">Of his units.</param>
    /// <param name="replyBy">The last day to reply that it names; null where the kind names none.</param>
    public MailRecord ToPerson(
        ListInForce list,
        string slot,
        DateTimeOffset at,
        NoticeKind kind,
        IReadOnlyList<Recipient> to,
        IReadOnlyList<Carried> carried,
        DateOnly? replyBy
    )
    {
        DateOnly today = ChinaTime.DateOf(at);
        IReadOnlyList<NoticeItem> items = [.. carried.Select(c => NoticeItems.Of(list, c.Plan, c.Item, c.Tag, today, c.Notice))];
        var facts = new NoticeFacts
        {
            ReplyBy = replyBy,
            AcknowledgeLink = AcknowledgeAt(list, to),
            IsToldToBoth = carried.All(c => IsToldToBoth(list, kind, c.Item.Key.Unit, today)),
            BringsLetter = carried.Any(c => MailAttachments.LetterOf(list, kind, c.Item.Key.Unit) is not null),
            SignOffDays = list.Catalogue.Policy.SignOffDays,
            IsTalkWithdrawn = carried[0].Notice.Text?.StartsWith(InterviewRevision.WithdrawnMark, StringComparison.Ordinal) == true,
            Particulars = carried[0].Notice.Text?.Split('\n') ?? [],
        };
        ComposedNotice notice = Composer(list)
            .ToUnits(kind, Addressee(list, to, carried[0].Item.Key.Unit, at), Parts(list, carried, items, today), facts);
        return Draft(slot, KeyOf(list, to, carried), kind, "", to, notice, at) with
        {
            Identity = MailIdentity.Of(list, kind, to, carried),
            Notices = [.. carried.Select(c => c.Key)],
            Items = items,
            ReplyBy = replyBy,
        };
    }

    /// <summary>任务告知 to one person, for all his units that are told in the same way.</summary>
    public MailRecord Briefing(ListInForce list, string slot, DateTimeOffset at, IReadOnlyList<Recipient> to, IReadOnlyList<Briefing> briefings)
    {
        DateOnly today = ChinaTime.DateOf(at);
        NoticePart[] parts =
        [
            .. briefings.Select(b => new NoticePart
            {
                Unit = b.Unit.NameOn(today).Full,
                Salutation = b.Unit.Salutation,
                Duties = b.Duties,
            }),
        ];
        BriefingKind kind = briefings[0].Kind;
        ComposedNotice notice = Composer(list).Briefing(Addressee(list, to, briefings[0].Unit.Id, at), parts, kind);
        return Draft(slot, Readers.KeyOf(list, to), NoticeKind.Briefing, Dispatch.Briefing.SuffixOf(kind), to, notice, at) with
        {
            Identity = MailIdentity.Of(list, to, briefings),
            Duties = [.. briefings.SelectMany(b => b.Duties.Select(d => new ToldDuty(b.Unit.Id, d.Key)))],
        };
    }

    /// <summary>更正: to one of those to whom the corrected rungs went; all notices withdraw the same rungs for the same reason.</summary>
    public MailRecord Correction(ListInForce list, string slot, DateTimeOffset at, IReadOnlyList<Recipient> to, IReadOnlyList<Carried> carried)
    {
        CorrectionText told = CorrectionText.Read(carried[0].Notice.Text ?? "");
        DateOnly today = ChinaTime.DateOf(at);
        IReadOnlyList<NoticeItem> items = [.. carried.Select(c => NoticeItems.Of(list, c.Plan, c.Item, c.Tag, today) with { Reason = told.Reason })];
        var facts = new NoticeFacts { Corrected = told.Rungs, BringsLetter = told.Rungs.Any(r => r.Rung == Rung.Supervision) };
        ComposedNotice notice = Composer(list)
            .ToUnits(NoticeKind.Correction, Addressee(list, to, carried[0].Item.Key.Unit, at), Parts(list, carried, items, today), facts);
        return Draft(slot, KeyOf(list, to, carried), NoticeKind.Correction, CorrectionText.SuffixOf(carried[0].Notice.Text!), to, notice, at) with
        {
            Identity = MailIdentity.Of(list, NoticeKind.Correction, to, carried),
            Notices = [.. carried.Select(c => c.Key)],
            Items = items,
        };
    }

    /// <summary>周报 of one supervisor, for all units that he answers for.</summary>
    public MailRecord Summary(ListInForce list, string slot, DateTimeOffset at, IReadOnlyList<Recipient> to, IReadOnlyList<SummaryPart> parts) =>
        Draft(slot, Readers.KeyOf(list, to), NoticeKind.Summary, "", to, Composer(list).Summary(Addressee(list, to, to[0].Unit!, at), parts), at) with
        {
            Identity = MailIdentity.Of(list, to, ChinaTime.DateOf(at)),
        };

    /// <summary>新入口 to one person.</summary>
    /// <param name="to">Once for each unit.</param>
    public MailRecord FreshLink(ListInForce list, string slot, DateTimeOffset at, IReadOnlyList<Recipient> to)
    {
        DateOnly today = ChinaTime.DateOf(at);
        NoticePart[] parts = [.. to.Select(t => new NoticePart { Unit = list.Directory[t.Unit!].NameOn(today).Full })];
        ComposedNotice notice = Composer(list).FreshLink(Addressee(list, to, to[0].Unit!, at), parts);
        return Draft(slot, Readers.KeyOf(list, to), NoticeKind.FreshLink, "", to, notice, at);
    }

    /// <summary>清单撤回 to one person, for all his units that were told of the list.</summary>
    public MailRecord Withdrawn(ListInForce list, string slot, DateTimeOffset at, IReadOnlyList<Recipient> to, string why)
    {
        DateOnly today = ChinaTime.DateOf(at);
        NoticePart[] parts = [.. to.Select(t => new NoticePart { Unit = list.Directory[t.Unit!].NameOn(today).Full })];
        ComposedNotice notice = Composer(list).ListWithdrawn(Addressee(list, to, to[0].Unit!, at), parts, why);
        return Draft(slot, Readers.KeyOf(list, to), NoticeKind.ListWithdrawn, "", to, notice, at);
    }

    /// <summary>通报 to one person, for all his units: the paper as it was issued goes with it.</summary>
    /// <param name="to">Once for each unit.</param>
    /// <param name="number">Of the bulletin in the list.</param>
    public MailRecord Bulletin(ListInForce list, string slot, DateTimeOffset at, IReadOnlyList<Recipient> to, int number, BulletinIssue issue)
    {
        ArgumentNullException.ThrowIfNull(issue);
        DateOnly today = ChinaTime.DateOf(at);
        NoticePart[] parts = [.. to.Select(t => new NoticePart { Unit = list.Directory[t.Unit!].NameOn(today).Full })];
        ComposedNotice notice = Composer(list).Bulletin(Addressee(list, to, to[0].Unit!, at), parts, issue.Paper.Title, issue.Number, issue.On);
        return Draft(slot, Readers.KeyOf(list, to), NoticeKind.Bulletin, $"-{number}", to, notice, at) with
        {
            Identity = MailIdentity.OfBulletin(list, to, number),
        };
    }

    /// <summary>呈批: a draft of a bulletin or of a letter, to the leader of the office's own unit.</summary>
    /// <param name="office">The office's own unit; has a 分管领导.</param>
    /// <param name="draft">Its title; of a letter its kind, and the full name of the unit to which it goes.</param>
    /// <param name="by">Who submitted it.</param>
    /// <param name="which">Tells submissions apart.</param>
    public MailRecord ForSignature(
        ListInForce list,
        string slot,
        DateTimeOffset at,
        ResponsibleUnit office,
        (string Title, string? Addressee) draft,
        string by,
        string which
    )
    {
        Recipient to = Recipient.Of(office, office.Contacts.First(c => c.Role == ContactRole.Supervisor));
        var part = new NoticePart { Unit = office.NameOn(ChinaTime.DateOf(at)).Full, Salutation = office.Salutation };
        string page = links.LeaderOf(list, LinkHolder.Of(to));
        ComposedNotice notice = Composer(list).ForSignature(Addressee(list, [to], office.Id, at), part, draft.Title, draft.Addressee, by, page);
        return Draft(slot, Readers.KeyOf(list, [to]), NoticeKind.ForSignature, $"-{which}", [to], notice, at);
    }

    /// <summary>请确认: a 副联络员 or 受托人 who was named through a link, to the unit's liaison alone.</summary>
    /// <param name="unit">Has a liaison.</param>
    /// <param name="named">Who was named.</param>
    /// <param name="by">By whose link, as the history says it.</param>
    /// <param name="until">Last day on which the mail's link is good.</param>
    public MailRecord DeputyProposed(
        ListInForce list,
        string slot,
        DateTimeOffset at,
        ResponsibleUnit unit,
        UnitContact named,
        string by,
        DateOnly until
    )
    {
        Recipient to = Recipient.Of(unit, unit.Contacts.First(c => c.Role == ContactRole.Liaison));
        var part = new NoticePart { Unit = unit.NameOn(ChinaTime.DateOf(at)).Full, Salutation = unit.Salutation };
        ComposedNotice notice = Composer(list)
            .DeputyProposed(
                Addressee(list, [to], unit.Id, at),
                part,
                Masked(named.Contact),
                named.Role == ContactRole.Substitute ? ContactWords.Days(unit.Substitute!) : null,
                by,
                (links.DeputiesOf(list, unit, until), until)
            );
        string suffix = named.Role == ContactRole.Substitute ? $"-{named.Role.Code()}-{unit.Id}" : $"-{unit.Id}";
        return Draft(slot, Readers.KeyOf(list, [to]), NoticeKind.DeputyProposed, suffix, [to], notice, at);
    }

    /// <summary>The message as it travels, with what goes with it.</summary>
    public async Task<OutgoingMail> ToOutgoingAsync(ListInForce list, MailRecord mail, CancellationToken cancellation)
    {
        OfficeCard office = list.Catalogue.Office;
        MailAttachment? paper = mail.Bulletin is { } number ? await circulars.FileAsync(list.Id, number, cancellation) : null;
        return new OutgoingMail
        {
            MessageId = mail.MessageId(list.Id, office.Domain),
            Kind = mail.Kind,
            From = new MailAddress(office.Name, office.Email),
            To = [.. mail.To.DistinctBy(t => t.Email).Select(t => new MailAddress(t.Person, t.Email))],
            Subject = mail.Subject,
            Text = mail.Body,
            Date = mail.Date,
            Threads = [.. NoticeComposer.InOrder(mail.Items).Select(i => i.Id)],
            Attachments = paper is null ? MailAttachments.Of(list, mail, Composer(list), Letters(list)) : [paper],
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

    // A mail may be read by others than its reader: it says enough to recognise an address, and not the address.
    private static string Masked(Contact contact)
    {
        string[] email = contact.Email.Split('@', 2);
        string masked = $"{email[0][..1]}***@{email[^1]}";
        return contact.Name is { } name ? $"{name}（{masked}）" : masked;
    }

    private static string KeyOf(ListInForce list, IReadOnlyList<Recipient> to, IReadOnlyList<Carried> carried) =>
        to.Count == 0 ? carried[0].Item.Key.Unit : Readers.KeyOf(list, to);

    // Of a row of before, all who were its unit's.
    private static IReadOnlyList<Recipient> ToOf(MailRecord mail, IReadOnlyList<Carried> left) =>
        [.. mail.To.Where(t => t.Unit is null || left.Any(c => c.Item.Key.Unit == t.Unit))];

    private static NoticePart[] Parts(ListInForce list, IReadOnlyList<Carried> carried, IReadOnlyList<NoticeItem> items, DateOnly today) =>
        [
            .. carried
                .Zip(items, (c, item) => (c.Item.Key.Unit, Item: item))
                .GroupBy(c => c.Unit, c => c.Item)
                .OrderBy(u => list.Directory.OrderOf(u.Key))
                .Select(u => new NoticePart
                {
                    Unit = list.Directory[u.Key].NameOn(today).Full,
                    Salutation = list.Directory[u.Key].Salutation,
                    Items = [.. u],
                }),
        ];

    private static bool IsToldToBoth(ListInForce list, NoticeKind kind, string unit, DateOnly day) =>
        Readers.Of(list, kind, unit, day).Select(r => LinkHolder.CapacityOf(r.Role)).Distinct().Count() > 1;

    private static RecipientRole RoleIn(MailRecord mail, string email, ResponsibleUnit unit) =>
        mail.To.FirstOrDefault(t => t.Email == email && (t.Unit is null || t.Unit == unit.Id))?.RoleIn(unit) ?? RecipientRole.Unknown;

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

    // Who is addressed and answers nowhere is most likely the liaison, for whom no address is known.
    private static string RoleWord(RecipientRole role) => (role == RecipientRole.Unknown ? RecipientRole.Liaison : role).Word();

    // Of the supervisor alone: also where he is the 联络员 too, and has one mail for both.
    private string? AcknowledgeAt(ListInForce list, IReadOnlyList<Recipient> to) =>
        list.AsksAcknowledgement
        && to is [var person, ..]
        && new LinkHolder(person.Email, RecipientRole.Supervisor) is var supervisor
        && to.Any(t => t.Unit is { } unit && list.Directory.Find(unit) is { } of && supervisor.In(of) is not null)
            ? links.SupervisorOf(list, supervisor)
            : null;

    private NoticeAddressee Addressee(ListInForce list, IReadOnlyList<Recipient> to, string unit, DateTimeOffset at)
    {
        // Nobody takes a mail without a recipient; it is written for whoever is found to get it.
        LinkHolder holder = to.Count > 0 ? LinkHolder.Of(to[0]) : new LinkHolder(unit, RecipientRole.Liaison);
        return new NoticeAddressee
        {
            IsLeader = holder.Role == RecipientRole.Supervisor,
            At = at,
            Link = links.EntryOf(list, holder),
            LinkUntil = list.Head.ClosesOn,
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
