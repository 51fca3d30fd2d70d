using Ankang.Workflows.DueItems;
using Ankang.Workflows.Interviews;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Dispatch;

/// <summary>Drafts the letters of a unit's items. A letter says what the mail of its rung said; before there is one, what it would say now.</summary>
public sealed class LetterDrafts(WorkTable work, MailTable mails, InterviewTable cases, MailDrafts drafts, TimeProvider clock)
{
    /// <summary>What was decided about the unit's last 约谈 that was signed (签发); all blank where there is none.</summary>
    public async Task<InterviewTerms> DecidedAsync(string listId, string unitId, CancellationToken cancellation)
    {
        InterviewLetter? letter = (await cases.ReadAsync(listId, cancellation))
            .Select(c => c.Case)
            .LastOrDefault(c => c.Unit == unitId && c.Letter is not null)
            ?.Letter;
        return letter is null ? InterviewTerms.Open : new InterviewTerms(letter.At, letter.Place, letter.By, null, letter.Number);
    }

    /// <param name="items">Items of one unit; those that are neither overdue nor told of by a mail of this rung are left out.</param>
    /// <returns>Null when none is left, or the unit is the office, which writes no letter to itself.</returns>
    public async Task<OfficialLetter?> DraftAsync(
        ListInForce list,
        LetterKind kind,
        string unitId,
        IEnumerable<DueItemKey> items,
        InterviewTerms terms,
        CancellationToken cancellation
    )
    {
        await drafts.RefreshAsync(cancellation);
        if (unitId == list.Catalogue.List.OfficeUnit || list.Directory.Find(unitId) is not { } unit)
            return null;
        var told = new List<(NoticeItem Item, MailRecord? Mail)>();
        DateOnly? replyBy = null;
        foreach (DueItemKey key in items.Where(k => k.List == list.Id && k.Unit == unitId).Distinct())
        {
            if (await ToldAsync(list, kind.Rung(), key, cancellation) is { } mail)
            {
                told.Add((mail.Items.First(i => i.Id == key.ToString()), mail));
            }
            else if (await NowAsync(list, kind.Rung(), key, cancellation) is { } now)
            {
                told.Add((now.Item, null));
                if (now.ReplyBy > (replyBy ?? DateOnly.MinValue))
                    replyBy = now.ReplyBy;
            }
        }

        if (told.Count == 0)
            return null;
        // All from one mail: its day and its reply-by day as well. Else the letter is one of today.
        MailRecord? one = told.Select(t => t.Mail?.Address).Distinct().Count() == 1 ? told[0].Mail : null;
        DateTimeOffset at = one?.Date ?? clock.GetUtcNow();
        DateOnly?[] days = [replyBy, .. told.Select(t => t.Mail?.ReplyBy)];
        return drafts
            .Letters(list)
            .Compose(
                kind,
                new LetterFacts
                {
                    Unit = unit.NameOn(ChinaTime.DateOf(at)).Full,
                    Salutation = unit.Salutation,
                    At = at,
                    Items = [.. told.Select(t => t.Item)],
                    ReplyBy = days.Max(),
                    Terms = terms,
                }
            );
    }

    // The newest mail of the rung that the item's history names, if it still knows what it said.
    private async Task<MailRecord?> ToldAsync(ListInForce list, Rung rung, DueItemKey key, CancellationToken cancellation)
    {
        HistoryEvent sent = rung switch
        {
            Rung.Reminder => HistoryEvent.ReminderSent,
            Rung.Supervision => HistoryEvent.SupervisionSent,
            _ => HistoryEvent.InterviewSent,
        };
        string? address = (await work.HistoryAsync(key, cancellation)).LastOrDefault(h => h.Event == sent && h.Mail is not null)?.Mail;
        MailRecord? mail = address is null ? null : await mails.GetAsync(list.Id, address, cancellation);
        return mail?.Items.Any(i => i.Id == key.ToString()) == true ? mail : null;
    }

    private async Task<(NoticeItem Item, DateOnly? ReplyBy)?> NowAsync(ListInForce list, Rung rung, DueItemKey key, CancellationToken cancellation)
    {
        if (list.FindPlan(PeriodRef.Of(key)) is not { } plan)
            return null;
        PeriodWork period = await work.LoadAsync(plan.Ref, fresh: true, cancellation);
        DateTimeOffset now = clock.GetUtcNow();
        if (!period.Items.TryGetValue(key.Unit, out Tracked<DueItem>? item) || !item.Value.IsOverdue(now))
            return null;
        DateOnly today = ChinaTime.DateOf(now);
        return (
            NoticeItems.Of(list, plan, item.Value, null, today),
            Ladder.ReplyBy(rung, item.Value, list.PolicyOf(item.Value), list.Calendar, today)
        );
    }
}
