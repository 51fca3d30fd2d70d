namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>When notices leave, in working days after the due day and after the rung before was accepted by the mail server.</summary>
/// <remarks>The gaps keep two rungs from leaving in one breath after a downtime.</remarks>
public sealed record LadderPolicy
{
    /// <summary>到期提醒: calendar days before the due day, moved back to a working day.</summary>
    public int CourtesyDays { get; init; } = 7;

    /// <summary>告知: no rung leaves earlier than so many working days after the unit was told of the duty.</summary>
    public int NoticeDays { get; init; } = 3;

    /// <summary>配合单位 are told of the duties they help with, beside those that are asked; they are never asked themselves.</summary>
    public bool TellHelpers { get; init; }

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

    /// <summary>审核: after so many working days without a review the office is told, then every week.</summary>
    public int ReviewDays { get; init; } = 3;

    /// <summary>退回补正: so many working days are given, and no rung leaves before they are over.</summary>
    public int ReturnDays { get; init; } = 3;

    /// <summary>延期: a request that is not answered holds the ladder for at most so many working days.</summary>
    public int ExtensionDays { get; init; } = 5;

    /// <summary>单位审签: a report that waits to be signed off holds the ladder for at most so many working days.</summary>
    public int SignOffDays { get; init; } = 3;

    /// <summary>已阅: the supervisor is asked again so many working days after the 督办 was accepted.</summary>
    public int AcknowledgeDays { get; init; } = 3;

    /// <summary>撤回更正: the unit may take its report back on the day it arrived and so many working days after.</summary>
    public int TakeBackDays { get; init; } = 3;
}
