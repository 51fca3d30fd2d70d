namespace Ankang.Workflows.Notices;

/// <summary>What a mail to a unit says besides its items.</summary>
public sealed record NoticeFacts
{
    /// <summary>The last day to reply; null where the items name it, or nothing does.</summary>
    public DateOnly? ReplyBy { get; init; }

    /// <summary>Where 登记已阅 is pressed; null leaves the line out.</summary>
    public string? AcknowledgeLink { get; init; }

    /// <summary>The same is told to the other side of the unit, 联络员 or 分管领导.</summary>
    public bool IsToldToBoth { get; init; }

    /// <summary>A letter (督办通知单) goes with it.</summary>
    public bool BringsLetter { get; init; }

    /// <summary>The rungs that a 更正 withdraws, the lowest first.</summary>
    public IReadOnlyList<CorrectedRung> Corrected { get; init; } = [];

    /// <summary>For how many working days a report that waits to be signed off holds the ladder.</summary>
    public int SignOffDays { get; init; }

    /// <summary>The talk of a 约谈通知 that was told before is withdrawn.</summary>
    public bool IsTalkWithdrawn { get; init; }

    /// <summary>Time, place, who talks and the letter's number of a 约谈通知, a line each.</summary>
    public IReadOnlyList<string> Particulars { get; init; } = [];
}
