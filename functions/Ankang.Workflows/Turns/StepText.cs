using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Rules.Steps;

namespace Ankang.Workflows.Turns;

/// <summary>Words what a step did: its events become lines of the history (台账).</summary>
internal static class StepText
{
    /// <summary>A step as it is written: item, lines and notices in one change.</summary>
    /// <param name="now">UTC; the time of every line.</param>
    public static ItemChange Change(ListInForce list, PeriodPlan plan, StepResult step, DateTimeOffset now) =>
        new(
            Reasoned(list, plan, step.Item, step.Events),
            [.. step.Events.Select(e => Line(list, plan, step.Item, e, now))],
            step.Added,
            step.Withdrawn,
            step.Revived
        );

    /// <summary>An opening as it is written.</summary>
    public static ItemChange Change(ListInForce list, PeriodPlan plan, Opening opening, DateTimeOffset now) =>
        new(opening.Item, Line(list, plan, opening.Item, opening.Event, now));

    /// <summary>The item with the words of why it was closed, where a change of the list took it away.</summary>
    private static DueItem Reasoned(ListInForce list, PeriodPlan plan, DueItem item, IReadOnlyList<StepEvent> events) =>
        events.OfType<StepEvent.TakenAway>().FirstOrDefault() is { } lost
            ? item with
            {
                ClosedReason = Because(ChangeText.WhyLost(list, plan, item, lost), list),
            }
            : item;

    /// <summary>One event as a line.</summary>
    /// <param name="item">The item after the step.</param>
    public static HistoryDraft Line(ListInForce list, PeriodPlan plan, DueItem item, StepEvent happened, DateTimeOffset now)
    {
        string counter = plan.Obligation.Counter;
        (HistoryEvent of, string text) = happened switch
        {
            StepEvent.Opened opened => (HistoryEvent.Opened, Opened(list, item, opened)),
            StepEvent.FulfilledByNotice => (HistoryEvent.Completed, HistoryText.FulfilledByNotice),
            StepEvent.ReportedBefore reported => (HistoryEvent.Completed, HistoryText.ReportedBefore(reported.At)),
            StepEvent.TakenAway lost => Changed(ChangeText.Waived(ChangeText.WhyLost(list, plan, item, lost))),
            StepEvent.Restored => Changed(ChangeText.Restored),
            StepEvent.KindChanged kind => Changed(ChangeText.Kind(kind.Before, kind.After)),
            StepEvent.Moved moved => Changed(ChangeText.Moved(moved.Before, moved.After)),
            StepEvent.NumberChanged number => Changed(ChangeText.Required(number, counter)),
            StepEvent.NumberSuffices => (HistoryEvent.Completed, ChangeText.Suffices(item, counter)),
            StepEvent.LadderChanged ladder => Changed(ChangeText.Policy(ladder.Before, ladder.After)),
            StepEvent.LadderRestarted restarted => (HistoryEvent.LadderRestarted, HistoryText.LadderRestarted(restarted.From)),
            StepEvent.QuotaMet => (HistoryEvent.Completed, HistoryText.QuotaMet(item, counter)),
            StepEvent.QuotaMissed => (HistoryEvent.Reopened, HistoryText.QuotaMissed(item, counter)),
            StepEvent.NoticeWithdrawn withdrawn => (
                HistoryEvent.NoticeWithdrawn,
                HistoryText.Withdrawn(withdrawn.Tag, HistoryText.WhyObsolete(withdrawn.Reason, item))
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(happened), $"No words for {happened.GetType().Name}."),
        };
        // What a change of the list did was done by whoever decided on it, whenever its turn was taken.
        // A unit's replacement takes effect on its day, after whatever was changed since it was decided on.
        bool isOfChange =
            (of == HistoryEvent.ListChanged && happened is not StepEvent.TakenAway { Reason: LostReason.UnitReplaced })
            || happened is StepEvent.NumberSuffices or StepEvent.Opened { Reason: OpeningReason.Change };
        return new HistoryDraft(now, isOfChange ? list.Editions[^1].By : Actor.System, of, text);

        (HistoryEvent, string) Changed(string words) => (HistoryEvent.ListChanged, Because(words, list));
    }

    private static string Opened(ListInForce list, DueItem item, StepEvent.Opened opened)
    {
        string words = item.Historic ? HistoryText.Historic : HistoryText.Opened(item.DueOn);
        return opened.Replaced is { } replaced ? words + ChangeText.InPlaceOf(replaced, item)
            : opened.Reason == OpeningReason.Change ? Because(words + ChangeText.AddedByChange, list)
            : words + (CarriedFrom(list, item) is { } carried ? HistoryText.CarriedFrom(carried.FromYear) : "");
    }

    private static CarriedItem? CarriedFrom(ListInForce list, DueItem item) =>
        item.Key.Obligation == CarriedDuty.Id ? list.Head.Carried.FirstOrDefault(c => CarriedDuty.PeriodOf(c.Number) == item.Key.Period) : null;

    private static string Because(string words, ListInForce list) => ChangeText.Because(words, list.Editions[^1].Note);
}
