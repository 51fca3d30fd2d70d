using Ankang.Workflows.DueItems;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Dispatch;

/// <summary>The office's own mail about a slot: 抄告, one a rung, and 退信, one for all addresses.</summary>
public sealed class OfficeMails(WorkTable work, MailDrafts drafts, TimeProvider clock)
{
    /// <summary>What the office is told of a slot: of what left, and of each address that a mail did not reach.</summary>
    /// <param name="letters">All messages of the slot, after a try of them.</param>
    /// <param name="closes">The slot is not tried any more: also what still waits for a recipient is told.</param>
    /// <param name="told">Addresses of which the office was told in this run, in whatever slot; those of this one join them.</param>
    /// <returns>New messages, and others in the place of some that were written down and have not left.</returns>
    internal async Task<IReadOnlyList<MailRecord>> DraftAsync(
        ListInForce list,
        string slot,
        IReadOnlyList<Letter> letters,
        bool closes,
        ISet<string> told,
        CancellationToken cancellation
    )
    {
        DateTimeOffset at = Slot.Parse(slot).Moment;
        var mails = new List<MailRecord>();
        bool isLast = closes || !letters.Any(l => l.Mail.IsTriedSoon);
        foreach (NoticeKind kind in NoticeKinds.Rungs.Select(k => k.Kind))
            if (await DigestAsync(list, slot, at, kind, [.. letters.Select(l => l.Mail)], isLast, cancellation) is { } digest)
                mails.Add(digest);
        mails.AddRange(await FailuresAsync(list, slot, at, letters, closes, told, cancellation));
        return mails;
    }

    // One says all that left until it was written; what leaves after it went out stands in one more, when the slot is done.
    private async Task<MailRecord?> DigestAsync(
        ListInForce list,
        string slot,
        DateTimeOffset at,
        NoticeKind kind,
        IReadOnlyList<MailRecord> sent,
        bool isLast,
        CancellationToken cancellation
    )
    {
        string suffix = $"-{NoticeKinds.Of(kind).Code}";
        MailRecord[] before =
        [
            .. sent.Where(m => m is { Kind: NoticeKind.Digest, State: MailState.Accepted } && (m.Suffix == suffix || IsFurther(m.Suffix, suffix))),
        ];
        DateTimeOffset? told = before.Length == 0 ? null : before.Max(m => m.AcceptedAt);
        if (told is not null && !isLast)
            return null;
        // A notice left with the first mail that has it; who else got it later is no news to the office.
        (NoticeKey Notice, DateOnly? ReplyBy)[] untold =
        [
            .. sent.Where(m => m.Kind == kind && m.State == MailState.Accepted)
                .SelectMany(m => m.Notices.Select(n => (Notice: n, Mail: m)))
                .GroupBy(n => n.Notice, n => n.Mail)
                .Where(n => !(n.Min(m => m.AcceptedAt) <= told))
                .Select(n => (n.Key, n.Max(m => m.ReplyBy)))
                .OrderBy(n => list.Directory.OrderOf(n.Key.Unit)),
        ];
        var lines = new List<DigestLine>();
        foreach ((NoticeKey notice, DateOnly? replyBy) in untold)
            lines.Add(
                new DigestLine(
                    list.Directory[notice.Unit].NameOn(ChinaTime.DateOf(at)).Full,
                    await NoticeItemAsync(list, notice, at, cancellation),
                    replyBy
                )
            );
        return lines.Count == 0
            ? null
            : drafts.Digest(list, slot, at, kind, lines) with
            {
                Suffix = before.Length == 0 ? suffix : $"{suffix}-{before.Length + 1}",
            };
    }

    private static bool IsFurther(string suffix, string first) =>
        suffix.StartsWith($"{first}-", StringComparison.Ordinal) && int.TryParse(suffix[(first.Length + 1)..], out _);

    private async Task<IReadOnlyList<MailRecord>> FailuresAsync(
        ListInForce list,
        string slot,
        DateTimeOffset at,
        IReadOnlyList<Letter> letters,
        bool closes,
        ISet<string> told,
        CancellationToken cancellation
    )
    {
        MailRecord[] before = [.. letters.Select(l => l.Mail).Where(m => m.Kind == NoticeKind.DeliveryFailure)];
        MailRecord? waiting = before.FirstOrDefault(m => m.State == MailState.Prepared);
        var failures = new List<FailedDelivery>();
        if (waiting is not null)
            failures.AddRange(await ReturnedAsync(list, waiting, at, cancellation));
        // What the office has of 约谈 is no word to the unit.
        MailRecord[] toUnits = [.. letters.Select(l => l.Mail).Where(m => !m.Traits.IsForOffice)];
        var arrived = new Arrived(toUnits);
        HashSet<NoticeKey> lost = [.. Carriage.OfAll(toUnits).Where(c => c.Accepted.Count == 0).Select(c => c.Notice)];
        foreach (Letter letter in letters.Where(l => !l.Mail.Traits.IsForOffice))
        {
            RefusedRecipient[] refused = [.. letter.Mail.Refused.Where(r => !told.Contains(r.Email) && IsToBeTold(list, letter, r, lost, closes))];
            foreach (ResponsibleUnit unit in refused.Length == 0 ? [] : letter.Mail.Units.Select(list.Directory.Find).OfType<ResponsibleUnit>())
            {
                var items = new List<NoticeItem>();
                foreach (NoticeKey notice in letter.Mail.Notices.Where(n => n.Unit == unit.Id))
                    items.Add(await NoticeItemAsync(list, notice, at, cancellation));
                bool othersReached = arrived.HasOfUnit(letter.Mail, unit.Id);
                failures.AddRange(refused.Select(r => MailDrafts.Failure(list, at, letter.Mail, r, unit, items, othersReached)));
            }
        }

        if (failures.Count == 0)
            return [];
        told.UnionWith(failures.Select(f => f.Email));
        int left = before.Count(m => m.State != MailState.Prepared);
        MailRecord mail = drafts.Failures(list, slot, at, failures);
        return
        [
            waiting is not null ? mail with { Suffix = waiting.Suffix, Notices = waiting.Notices, Identity = waiting.Identity }
            : left > 0 ? mail with { Suffix = $"-{left + 1}" }
            : mail,
        ];
    }

    // Told once when it is first refused, once when it is dead, and when a slot ends without it. What a try came to stands in the
    // directory once its slot is settled; a refusal that a crash left unsettled was not told.
    private bool IsToBeTold(ListInForce list, Letter letter, RefusedRecipient refused, HashSet<NoticeKey> lost, bool closes)
    {
        if (refused.Kind == AnswerKind.Later)
            return closes && letter.Mail.Retry.Contains(refused.Email);
        // Nobody got a notice, which now rests until the unit has another address.
        if (letter is { WasTried: true, Mail.State: MailState.Refused } && letter.Mail.Notices.Any(lost.Contains))
            return true;
        DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
        return !list
            .Directory.Units.SelectMany(u => u.People)
            .Any(c =>
                c.Email == refused.Email
                && (c.BouncedAt is not null || (c.RefusedAt is { } first && (!letter.WasTried || ChinaTime.DateOf(first) == today)))
            );
    }

    // Messages that came back after they were accepted.
    private async Task<IReadOnlyList<FailedDelivery>> ReturnedAsync(
        ListInForce list,
        MailRecord waiting,
        DateTimeOffset at,
        CancellationToken cancellation
    )
    {
        var carried = new List<Carried>();
        foreach (NoticeKey key in waiting.Notices)
        {
            PeriodPlan plan = list.PlanOf(key.PeriodOf(list.Id));
            PeriodWork period = await work.LoadAsync(plan.Ref, fresh: false, cancellation);
            if (
                period.Items.TryGetValue(key.Unit, out Tracked<DueItem>? item)
                && period.NoticesOf(key.Unit).FirstOrDefault(n => n.Value.Tag == key.Tag && n.Value.Cycle == key.Cycle) is { } notice
            )
                carried.Add(new Carried(plan, item.Value, notice.Value));
        }

        return MailDrafts.Returned(list, at, carried);
    }

    private async Task<NoticeItem> NoticeItemAsync(ListInForce list, NoticeKey key, DateTimeOffset at, CancellationToken cancellation)
    {
        PeriodPlan plan = list.PlanOf(key.PeriodOf(list.Id));
        PeriodWork period = await work.LoadAsync(plan.Ref, fresh: false, cancellation);
        return NoticeItems.Of(list, plan, period.Items[key.Unit].Value, key.Tag, ChinaTime.DateOf(at));
    }
}
