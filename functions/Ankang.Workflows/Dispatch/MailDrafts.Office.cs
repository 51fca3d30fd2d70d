using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Dispatch;

public sealed partial class MailDrafts
{
    /// <summary>约谈待研究 of one unit, to the office.</summary>
    public MailRecord Proposal(ListInForce list, string slot, DateTimeOffset at, string unitId, IReadOnlyList<Carried> carried)
    {
        DateOnly today = ChinaTime.DateOf(at);
        IReadOnlyList<NoticeItem> items = [.. carried.Select(c => NoticeItems.Of(list, c.Plan, c.Item, c.Tag, today))];
        ComposedNotice notice = Composer(list).InterviewProposal(list.Directory[unitId].NameOn(today).Full, at, items);
        return Draft(slot, unitId, NoticeKind.InterviewProposal, "", OfficeAddress(list), notice, at) with
        {
            Identity = MailIdentity.Of(list, NoticeKind.InterviewProposal, OfficeAddress(list), carried),
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
            Identity = MailIdentity.Of(list, NoticeKind.DeliveryFailure, OfficeAddress(list), carried),
            Notices = [.. carried.Select(c => c.Key)],
        };

    /// <summary>A recipient whom a message of this slot did not reach, and what it was to tell him of one unit.</summary>
    /// <param name="othersReached">Somebody else was told the same of the unit.</param>
    public static FailedDelivery Failure(
        ListInForce list,
        DateTimeOffset at,
        MailRecord failed,
        RefusedRecipient refused,
        ResponsibleUnit unit,
        IReadOnlyList<NoticeItem> items,
        bool othersReached
    )
    {
        return new FailedDelivery
        {
            Unit = unit.NameOn(ChinaTime.DateOf(at)).Full,
            Role = RoleWord(RoleIn(failed, refused.Email, unit)),
            Kind = failed.Kind,
            SentAt = failed.Date,
            Email = refused.Email,
            Answer = refused.Answer,
            Items = items,
            OthersReached = othersReached,
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

    /// <summary>早报 of a morning, to the office.</summary>
    /// <param name="linkBase">Where the office reaches the product's pages, without a slash at the end.</param>
    public MailRecord Morning(ListInForce list, string slot, DateTimeOffset at, MorningNews news, string linkBase) =>
        Draft(
            slot,
            Office,
            NoticeKind.Morning,
            $"-{ChinaTime.DateOf(at):yyyyMMdd}",
            OfficeAddress(list),
            Composer(list).Morning(at, news, linkBase),
            at
        );

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
            Identity = MailIdentity.Of(list, NoticeKind.OfficeTask, OfficeAddress(list), carried),
            Notices = [.. carried.Select(c => c.Key)],
        };
    }
}
