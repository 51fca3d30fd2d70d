using System.Collections.Immutable;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Lists;

/// <summary>One word to a unit about duties of a list: a 任务告知 that was accepted, or what the office did by telephone or on paper.</summary>
/// <param name="Id">Of the mail, its address; of a record of the office, its request. Unique among those of the unit.</param>
/// <param name="At">When a mail server took it, or the start of the day on which the office told, UTC.</param>
/// <param name="Duties">What it names, as <see cref="DutyOf"/> gives it.</param>
public sealed record Telling(string Unit, string Id, TellingKind Kind, DateTimeOffset At, ImmutableArray<string> Duties)
{
    private const string OpenedByEvent = "no-";

    /// <summary>It reached people: the office told them, or the mail left the machine. A folder, a trial or a redirection reaches nobody.</summary>
    public required bool Reached { get; init; }

    /// <summary>Addresses that the mail went to; empty for telephone and paper.</summary>
    public ImmutableArray<string> To { get; init; } = [];

    /// <summary>Whom the office told; null for a mail.</summary>
    public string? Whom { get; init; }

    /// <summary>Who recorded it; the system for a mail.</summary>
    public Actor By { get; init; } = Actor.System;

    /// <summary>When it was taken back, because the mail came back and nobody had got it, UTC; null while it holds.</summary>
    public DateTimeOffset? TakenBackAt { get; init; }

    /// <summary>Why it was taken back: what the other server said.</summary>
    public string? TakenBackFor { get; init; }

    /// <summary>The day on which the unit was told, Asia/Shanghai.</summary>
    public DateOnly On => Calendar.ChinaTime.DateOf(At);

    /// <summary>A duty as tellings name it: its id. What an event opened (an accident, an interview) is a duty of its own each time.</summary>
    public static string DutyOf(PeriodRef period) =>
        period.Period.StartsWith(OpenedByEvent, StringComparison.Ordinal) ? $"{period.Obligation}.{period.Period}" : period.Obligation;
}
