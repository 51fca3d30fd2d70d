using System.Globalization;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Steps;

namespace Ankang.Workflows.Rules.Tests.Support;

/// <summary>A step in one line, as the tables of the tests write it.</summary>
internal static class Words
{
    /// <summary>
    /// Events, then <c>+2</c> for a notice decided, <c>-2 Held</c> for one withdrawn and why, <c>~2</c> for one that is due
    /// again; then <c>next 04-08 2</c>, <c>rest Closed</c>, or <c>waits</c> for a slot.
    /// </summary>
    public static string Of(StepResult step)
    {
        IEnumerable<string> parts =
        [
            .. step.Events.Select(Of),
            .. step.Revived.Select(n => $"~{n.Tag}"),
            .. step.Added.Select(n => $"+{n.Tag}"),
            .. step.Added.Count == 0 ? [Of(step.Next)] : Array.Empty<string>(),
        ];
        return string.Join("; ", parts);
    }

    private static string Of(StepEvent happened) =>
        happened switch
        {
            StepEvent.NoticeWithdrawn withdrawn => $"-{withdrawn.Tag} {withdrawn.Reason}",
            StepEvent.TakenAway lost => $"TakenAway {lost.Reason}",
            StepEvent.LadderRestarted restarted => $"LadderRestarted {Day(restarted.From)}",
            StepEvent.Moved moved => $"Moved {Day(moved.Before.DueOn)} {Day(moved.After.DueOn)} cycle {moved.After.Cycle}",
            StepEvent.NumberChanged number => $"NumberChanged {number.Before} {number.After}",
            StepEvent.KindChanged kind => $"KindChanged {kind.Before} {kind.After}",
            _ => happened.GetType().Name,
        };

    private static string Of(Decision next) =>
        next.Rest is { } rest ? $"rest {rest}"
        : next.On is { } day ? $"next {Day(day)} {(next.AwaitsTelling ? "untold" : next.Ahead?.ToString() ?? "count")}"
        : "waits";

    private static string Day(DateOnly day) => day.ToString(day.Year == 2021 ? "MM-dd" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
