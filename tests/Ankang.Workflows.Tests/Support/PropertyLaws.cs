using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Tests.Support;

/// <summary>What must hold at the end of every run, whatever befell it.</summary>
internal static class PropertyLaws
{
    private static readonly HistoryEvent[] RungEvents = [HistoryEvent.ReminderSent, HistoryEvent.SupervisionSent, HistoryEvent.InterviewSent];

    private static readonly Dictionary<NoticeTag, HistoryEvent> Answered = new()
    {
        [NoticeTag.Returned] = HistoryEvent.Returned,
        [NoticeTag.ExtensionRefused] = HistoryEvent.ExtensionRefused,
        [NoticeTag.ForOffice] = HistoryEvent.InReview,
        [NoticeTag.SignOff] = HistoryEvent.SignOffAsked,
        [NoticeTag.SentBack] = HistoryEvent.SentBack,
    };

    /// <summary>A dispatch at this moment has a slot to serve.</summary>
    public static bool Serves(ListInForce list, DateTimeOffset now) =>
        Slot.Current(now, list.Calendar) is not null && ChinaTime.DateOf(now) >= list.Head.StartOn && ChinaTime.DateOf(now) <= list.Head.ClosesOn;

    public static void NothingFailed(IPropertyPast run)
    {
        Assert.Empty(run.Errors);
        Assert.All(run.Board, row => Assert.Null(row.Problem));
    }

    /// <summary>Within the cycle each rung once, in order, none skipped; each notice in one accepted message a person, all with one reply-by.</summary>
    public static void EachRungOnce(IPropertyPast run)
    {
        foreach ((string key, DueItem item) in Untouched(run))
        {
            HistoryEvent[] sent = [.. run.Histories[key].Select(h => h.Event).Where(RungEvents.Contains)];
            Assert.True(
                sent.SequenceEqual(RungEvents.Take((int)item.Rung)),
                $"{key} stands at {item.Rung}, its history has {string.Join(", ", sent)}."
            );
            Assert.True(item.Rung <= run.List.Directory[item.Key.Unit].MaxRung, $"{key} is at {item.Rung}, above the highest of its unit.");
            if (item.Historic || !item.Addressed)
                Assert.True(item.Rung == Rung.None && item.CourtesyAt is null, $"{key} is asked of no one, and was told.");
        }

        foreach (var carried in Accepted(run).GroupBy(c => c.Notice))
        {
            int times = Times(run, carried.Key);
            Assert.True(
                carried.GroupBy(c => Assert.Single(c.Mail.Addresses)).All(m => m.Count() <= times),
                $"{carried.Key} left in {string.Join(" and ", carried.Select(c => c.Mail.Address))}."
            );
            Assert.True(carried.DistinctBy(c => c.Mail.ReplyBy).Count() <= times, $"{carried.Key} names several days to reply.");
        }
    }

    // What answers an act leaves as often as the office acts: an item may be reported again, and returned again.
    private static int Times(IPropertyPast run, NoticeKey notice) =>
        Answered.TryGetValue(notice.Tag, out HistoryEvent act)
            ? run.Histories[notice.PeriodOf(run.List.Id).Of(notice.Unit).ToString()].Count(h => h.Event == act)
            : 1;

    /// <param name="race">How long before a sending another host may have read what it sends.</param>
    public static void NothingIsSentForWhatIsConfirmed(IPropertyPast run, TimeSpan race = default)
    {
        foreach ((MailRecord mail, NoticeKey notice) in Accepted(run))
        {
            DueItem item = run.Items[notice.PeriodOf(run.List.Id).Of(notice.Unit).ToString()];
            if (run.IsTouched(item))
                continue;
            // A quota is closed by the count of others, seen at its own moments: in the same dispatch, no sooner.
            TimeSpan late = item.Kind == ItemKind.Quota ? TimeSpan.FromMinutes(5) : race;
            Assert.True(
                item.ClosedAt is not { } closed || closed + late >= mail.AcceptedAt,
                $"{notice} left in {mail.Address} at {mail.AcceptedAt:O}, the item closed at {item.ClosedAt:O}."
            );
        }
    }

    /// <summary>No two rungs in one breath: the policy's working days after acceptance lie between, and the reply-by day has passed.</summary>
    public static void RungsAreSpaced(IPropertyPast run)
    {
        foreach ((string key, DueItem item) in Untouched(run))
        {
            LadderPolicy policy = run.List.Catalogue.PolicyOf(run.List.Catalogue[item.Key.Obligation]);
            Spaced(key, run.List.Calendar, item.DueOn, null, item.Reminder, policy.ReminderDay, 0);
            Spaced(key, run.List.Calendar, item.DueOn, item.Reminder, item.Supervision, policy.SupervisionDay, policy.SupervisionGap);
            Spaced(key, run.List.Calendar, item.DueOn, item.Supervision, item.Interview, policy.InterviewDay, policy.InterviewGap);
        }
    }

    /// <summary>A rung leaves with the first dispatch of its day or after, counted here day by day from the words of the policy.</summary>
    public static void RungsLeaveAtTheirFirstSlot(IPropertyPast run)
    {
        foreach ((string key, DueItem item) in run.Items.Where(i => !i.Value.Historic && i.Value.Addressed))
        {
            Obligation duty = run.List.Catalogue[item.Key.Obligation];
            if (duty.Opening != OpeningKind.Period)
                continue;
            LadderPolicy policy = run.List.Catalogue.PolicyOf(duty);
            DateOnly? told = ToldOn(run, item);
            (int Day, int Gap, AcceptedRung? Rung)[] climb =
            [
                (policy.ReminderDay, 0, item.Reminder),
                (policy.SupervisionDay, policy.SupervisionGap, item.Supervision),
                (policy.InterviewDay, policy.InterviewGap, item.Interview),
            ];
            AcceptedRung? below = null;
            foreach ((int day, int gap, AcceptedRung? rung) in climb.Take((int)run.List.Directory[item.Key.Unit].MaxRung))
            {
                DateTimeOffset? first = run.Dispatches.Where(d => Ripe(ChinaTime.DateOf(d))).Select(d => (DateTimeOffset?)d).FirstOrDefault();
                bool closed = first is { } moment && item.ClosedAt <= moment;
                if (first is { } at && !closed && item.ClosedAt < at.AddMinutes(5))
                    break; // either may have been first
                bool expected = first is not null && !closed;
                Assert.True(
                    expected ? rung?.At >= first && rung.At < first.Value.AddMinutes(5) : rung is null,
                    $"{key}: expected a rung at {first:O}{(closed ? " (closed before)" : "")}, found {rung?.At:O}."
                );
                if (rung is null)
                    break;
                below = rung;

                bool Ripe(DateOnly date) =>
                    run.List.Calendar.WorkingDaysBetween(item.DueOn, date) >= day
                    && told is { } word
                    && run.List.Calendar.WorkingDaysBetween(word, date) >= policy.NoticeDays
                    && (below is null || (run.List.Calendar.WorkingDaysBetween(ChinaTime.DateOf(below.At), date) >= gap && date > below.ReplyBy));
            }
        }
    }

    /// <summary>First told, then counted: nothing reminds or climbs before the server took a 任务告知 for the unit that names the duty.</summary>
    public static void NothingLeavesBeforeTheWord(IPropertyPast run)
    {
        foreach (
            (MailRecord mail, NoticeKey notice) in Accepted(run).Where(c => c.Notice.Tag.Code is "0" or "1" or "2" or "3" || c.Notice.Tag.Quarter > 0)
        )
        {
            DueItem item = run.Items[notice.PeriodOf(run.List.Id).Of(notice.Unit).ToString()];
            if (run.IsTouched(item))
                continue;
            LadderPolicy policy = run.List.Catalogue.PolicyOf(run.List.Catalogue[item.Key.Obligation]);
            int given = ToldOn(run, item) is { } told ? run.List.Calendar.WorkingDaysBetween(told, ChinaTime.DateOf(mail.AcceptedAt!.Value)) : 0;
            Assert.True(
                given >= (notice.Tag.Rung == Rung.None ? 1 : policy.NoticeDays),
                $"{notice} left in {mail.Address}, {given} working days after the unit was told."
            );
        }
    }

    // Read off the mails themselves: which one named the duty to the unit's own liaison, who may be that of others too.
    private static DateOnly? ToldOn(IPropertyPast run, DueItem item)
    {
        string? liaison = run.List.Directory[item.Key.Unit].Liaison?.Email;
        string name = run.List.Catalogue[item.Key.Obligation].ShortName;
        var duty = new ToldDuty(item.Key.Unit, Telling.DutyOf(PeriodRef.Of(item.Key)));
        HashSet<string> words = [.. run.Mails.Where(m => m.Duties.Contains(duty)).Select(m => m.MessageId(run.List.Id, "example.org"))];
        PropertyMail? word = run.Taken.FirstOrDefault(m =>
            words.Contains(m.MessageId) && m.To == liaison && m.Text.Contains(name, StringComparison.Ordinal)
        );
        return word is null ? null : ChinaTime.DateOf(word.At);
    }

    /// <summary>Notices leave in slots of working days, until the list closes; a courtesy reminder until the deadline.</summary>
    public static void MailsLeaveInTheirTime(IPropertyPast run)
    {
        foreach (PropertyMail mail in run.Taken)
            Assert.True(Serves(run.List, mail.At), $"{mail.Envelope} left at {ChinaTime.Local(mail.At):O}.");
        foreach ((MailRecord mail, NoticeKey notice) in Accepted(run).Where(c => c.Notice.Tag == NoticeTag.Courtesy))
        {
            DueItem item = run.Items[notice.PeriodOf(run.List.Id).Of(notice.Unit).ToString()];
            Assert.True(
                run.IsTouched(item) || ChinaTime.DateOf(mail.AcceptedAt!.Value) <= item.DueOn,
                $"{notice} left at {mail.AcceptedAt:O}, after the deadline {item.DueOn:O}."
            );
        }
    }

    /// <param name="repeats">How often a message may have been repeated in all: once a crash.</param>
    /// <param name="tellings">How often the word that it was told was lost, after which it is told again under its id.</param>
    public static void MessagesLeaveOnce(IPropertyPast run, int repeats, int tellings = 0)
    {
        foreach (IGrouping<string, PropertyMail> mail in run.Taken.GroupBy(m => m.MessageId))
            Assert.True(mail.Count() <= 1 + repeats, $"{mail.Key} left {mail.Count()} times.");
        // One that was put off and leaves with a later slot keeps its id.
        ILookup<string, MailRecord> known = run.Mails.ToLookup(m => m.MessageId(run.List.Id, "example.org"));
        foreach (IGrouping<string, MailRecord> mail in known)
            Assert.True(mail.Count(r => r.State == MailState.Accepted) <= 1 + tellings, $"{mail.Key} is accepted twice.");
        foreach (PropertyMail mail in run.Taken)
            Assert.True(known.Contains(mail.MessageId), $"{mail.MessageId} is not written down.");
        HashSet<string> taken = [.. run.Taken.Select(m => m.MessageId)];
        foreach (MailRecord mail in run.Mails.Where(m => m.State == MailState.Accepted))
            Assert.True(taken.Contains(mail.MessageId(run.List.Id, "example.org")), $"{mail.Address} stands as accepted and was not taken.");
        // After the last event nothing is under way any more.
        foreach (MailRecord mail in run.Mails.Where(m => m.State == MailState.Prepared))
            Assert.True(mail.Slot == run.Mails[^1].Slot, $"{mail.Address} is under way for ever.");
    }

    public static void HistoriesHaveNoGaps(IPropertyPast run)
    {
        foreach ((string key, DueItem item) in run.Items)
        {
            Assert.Equal(Enumerable.Range(1, item.HistoryCount), run.Histories[key].Select(h => h.Number));
            Assert.Single(run.Histories[key], h => h.Event == HistoryEvent.Opened || h.Number == 1);
            if (run.IsTouched(item))
                continue;
            Assert.Equal(
                item.Kind != ItemKind.Quota && item.Reports.Length > 0 ? item.Reports.Length : 0,
                item.Kind == ItemKind.Quota ? 0 : run.Histories[key].Count(h => h.Who.Name == "联络员")
            );
        }
    }

    /// <summary>Past the list's closing every item is closed, or at rest for the reason that its own data gives; nothing waits.</summary>
    public static void AllEndsAtRest(IPropertyPast run)
    {
        Assert.Empty(run.Pending);
        bool allOpened = run.List.Plans.All(p => p.OpensOn <= run.List.Head.ClosesOn);
        Assert.True(run.AtRest || !allOpened, "The last turns still want another.");
        foreach (PeriodPlan plan in run.List.Plans.Where(p => p.OpensOn <= run.List.Head.ClosesOn))
        foreach (ResponsibleUnit unit in run.List.Directory.Expand(plan.Obligation.AskedOf))
            Assert.True(run.Items.ContainsKey(plan.Ref.Of(unit.Id).ToString()), $"{plan.Ref} never opened for {unit.Id}.");
        foreach ((string key, DueItem item) in run.Items)
        {
            LadderTerms terms = run.List.TermsFor(item);
            Decision end = Ladder.Next(item, [], terms, run.List.Head.ClosesOn.AddDays(14));
            Assert.True(end.Rest is not null && end.Due.Count == 0, $"{key} is not at rest.");
            if (run.IsTouched(item))
                continue;
            RestReason expected =
                item.State != ItemState.Open ? RestReason.Closed
                : item.Historic ? RestReason.Historic
                : !item.Addressed ? RestReason.NotAddressed
                : RestReason.ListClosed;
            Assert.True(end.Rest == expected && end.Due.Count == 0, $"{key} rests for {end.Rest}, expected {expected}.");
        }
    }

    /// <summary>What a run ends with, to be compared with another's.</summary>
    /// <remarks>A quota is counted at its own moments only: what is reported after its last one may or may not be seen.</remarks>
    public static IReadOnlyList<string> Outcomes(IPropertyPast run) =>
        [
            .. run.Items.Select(i =>
                $"{i.Key}: {(i.Value.Kind == ItemKind.Quota ? "" : $"{i.Value.State} {i.Value.Outcome} {i.Value.Count}")}, courtesy {Day(i.Value.CourtesyAt)}, "
                + $"rungs {Written(i.Value.Reminder)} {Written(i.Value.Supervision)} {Written(i.Value.Interview)}, notes {string.Join(',', i.Value.NotesAsked)}"
            ),
        ];

    private static IEnumerable<KeyValuePair<string, DueItem>> Untouched(IPropertyPast run) => run.Items.Where(i => !run.IsTouched(i.Value));

    /// <summary>The notices in accepted messages to units; 约谈 counts by its mail to the supervisor, not by the office's.</summary>
    public static IEnumerable<(MailRecord Mail, NoticeKey Notice)> Accepted(IPropertyPast run) =>
        from mail in run.Mails
        where mail.State == MailState.Accepted && mail.Kind != NoticeKind.InterviewProposal
        from notice in mail.Notices
        select (mail, notice);

    private static void Spaced(string key, WorkCalendar calendar, DateOnly dueOn, AcceptedRung? below, AcceptedRung? rung, int day, int gap)
    {
        if (rung is null)
            return;
        DateOnly on = ChinaTime.DateOf(rung.At);
        Assert.True(calendar.WorkingDaysBetween(dueOn, on) >= day, $"{key}: a rung left on {on:O}, less than {day} working days after {dueOn:O}.");
        if (below is null)
            return;
        DateOnly before = ChinaTime.DateOf(below.At);
        Assert.True(
            calendar.WorkingDaysBetween(before, on) >= gap,
            $"{key}: a rung left on {on:O}, less than {gap} working days after the one of {before:O}."
        );
        Assert.True(
            below.ReplyBy is { } replyBy && replyBy >= before && on > replyBy,
            $"{key}: a rung left on {on:O}, the one of {before:O} names {below.ReplyBy:O}."
        );
    }

    private static string Day(DateTimeOffset? at) => at is { } moment ? $"{ChinaTime.DateOf(moment):MM-dd}" : "-";

    private static string Written(AcceptedRung? rung) => rung is null ? "-" : $"{Day(rung.At)}/{rung.ReplyBy:MM-dd}";
}
