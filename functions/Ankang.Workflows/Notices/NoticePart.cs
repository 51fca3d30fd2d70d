namespace Ankang.Workflows.Notices;

/// <summary>What a mail tells of one unit.</summary>
public sealed record NoticePart
{
    /// <summary>Full name on the day of the slot: 汉滨区安委会.</summary>
    public required string Unit { get; init; }

    /// <summary>你单位, or 贵单位 for 市委 organs.</summary>
    public string Salutation { get; init; } = "你单位";

    /// <summary>In any order; empty for a 任务告知.</summary>
    public IReadOnlyList<NoticeItem> Items { get; init; } = [];

    /// <summary>The duties of a 任务告知, in any order; empty for others.</summary>
    public IReadOnlyList<BriefedDuty> Duties { get; init; } = [];
}
