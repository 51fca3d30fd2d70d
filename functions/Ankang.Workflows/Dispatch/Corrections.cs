using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Dispatch;

/// <summary>更正: the office withdraws rungs that should not have left, of an item that is open or closed.</summary>
/// <remarks>
/// They count nowhere any more and the ladder goes on as if they had not been sent, from the next day on: what is wrong with the item is
/// to be put right before. The history keeps both; who got the rungs is told in plain words with the next slot.
/// </remarks>
public sealed class Corrections
{
    private readonly WorkTable _work;
    private readonly MailTable _mails;
    private readonly ItemActs _acts;

    internal Corrections(WorkTable work, MailTable mails, ItemActs acts) => (_work, _mails, _acts) = (work, mails, acts);

    /// <param name="from">The lowest rung that is withdrawn; those above it rest on it and go with it.</param>
    /// <param name="reason">What the mail says: 登记有误.</param>
    public async Task<Result<ItemAnswer>> CorrectAsync(ActRequest request, Rung from, string reason, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        Dictionary<Rung, IReadOnlyList<Recipient>> reached = await ReachedAsync(request.Item, cancellation);
        return await _acts.DoAsync(request, bringsForward: true, s => Decide(s, from, reason, reached), cancellation);
    }

    private static ItemChange? Decide(ActScene scene, Rung from, string reason, Dictionary<Rung, IReadOnlyList<Recipient>> reached)
    {
        string words = scene.Reason(reason).TrimEnd('。');
        if (!scene.Allows(TakeBack.Accepted(scene.Item, from) is not null, $"{HistoryText.SentRung(from)}没有发出，或已经撤销。"))
            return null;

        DueItem item = scene.Item;
        var rungs = new List<CorrectedRung>();
        for (Rung rung = item.Rung; rung >= from; rung = item.Rung)
        {
            DateTimeOffset at = TakeBack.Accepted(item, rung)!.At;
            rungs.Insert(0, new CorrectedRung(rung, ChinaTime.DateOf(at)));
            item = TakeBack.Of(item, rung)!;
            if (item.ByHand?.At <= at)
                item = item with { ByHand = null };
        }

        if (item.IsOpen && !(item.QuietUntil >= scene.Today))
            item = item with { QuietUntil = scene.Today };
        Recipient[] to = [.. rungs.SelectMany(r => reached.GetValueOrDefault(r.Rung) ?? []).DistinctBy(r => r.Email)];
        string what = string.Join('、', rungs.Select(r => $"{ChineseDates.Short(r.On)}的{HistoryText.SentRung(r.Rung)}"));
        var told = new CorrectionText(words, rungs, to);
        // One that waits says both: whoever got the rungs hears of it in one mail.
        if (scene.Waiting(NoticeTag.Correction) is { Text: { } before })
            told = CorrectionText.Read(before).And(told);
        return scene.Telling(
            item,
            NoticeTag.Correction,
            told.ToString(),
            null,
            HistoryEvent.RungTakenBack,
            $"更正：撤销{what}，原因：{words}。不计入提醒、督办次数，不作为约谈依据"
        );
    }

    // Of the newest mails of each rung, less those whom they did not reach.
    private async Task<Dictionary<Rung, IReadOnlyList<Recipient>>> ReachedAsync(DueItemKey item, CancellationToken cancellation)
    {
        IReadOnlyList<HistoryEntry> history = await _work.HistoryAsync(item, cancellation);
        var reached = new Dictionary<Rung, IReadOnlyList<Recipient>>();
        foreach (NoticeTraits rung in NoticeKinds.Rungs)
        {
            string? address = history.LastOrDefault(h => h.Event == rung.Event && h.Mail is not null)?.Mail;
            if (MailRecord.SplitAddresses(address) is not [var first, ..])
                continue;
            // The line names those who had it first; somebody else of the slot may have got it after.
            MailRecord[] slot = [.. (await _mails.ReadAsync(item.List, first.Split('|')[0], cancellation)).Select(m => m.Mail)];
            reached[rung.Rung] =
            [
                .. slot.Where(m =>
                        m is { State: MailState.Accepted, Traits.IsForOffice: false }
                        && m.Notices.Any(n => n.Tag.Rung == rung.Rung && n.PeriodOf(item.List).Of(n.Unit) == item)
                    )
                    .SelectMany(m => m.To.Where(t => (t.Unit is null || t.Unit == item.Unit) && m.Refused.All(r => r.Email != t.Email))),
            ];
        }

        return reached;
    }
}
