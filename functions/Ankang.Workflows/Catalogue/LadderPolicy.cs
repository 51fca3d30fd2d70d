namespace Ankang.Workflows.Catalogue;

/// <summary>When notices leave, in working days after the due day and after the rung before was accepted by the mail server.</summary>
/// <remarks>The gaps keep two rungs from leaving in one breath after a downtime.</remarks>
public sealed record LadderPolicy
{
    /// <summary>到期提醒: calendar days before the due day, moved back to a working day.</summary>
    public int CourtesyDays { get; init; } = 7;

    /// <summary>提醒: this working day after the due day.</summary>
    public int ReminderDay { get; init; } = 1;

    /// <summary>督办: this working day after the due day.</summary>
    public int SupervisionDay { get; init; } = 5;

    /// <summary>督办: at least so many working days after the 提醒 was accepted.</summary>
    public int SupervisionGap { get; init; } = 4;

    /// <summary>约谈: this working day after the due day.</summary>
    public int InterviewDay { get; init; } = 15;

    /// <summary>约谈: at least so many working days after the 督办 was accepted.</summary>
    public int InterviewGap { get; init; } = 10;
}
