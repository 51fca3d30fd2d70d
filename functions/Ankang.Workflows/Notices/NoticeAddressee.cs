namespace Ankang.Workflows.Notices;

/// <summary>The unit that a mail speaks to, and what every such mail says of it.</summary>
public sealed record NoticeAddressee
{
    /// <summary>Full name on the day of the slot: 汉滨区安委会.</summary>
    public required string Unit { get; init; }

    /// <summary>你单位, or 贵单位 for 市委 organs.</summary>
    public string Salutation { get; init; } = "你单位";

    /// <summary>Moment of the slot, UTC: the mail's date and what "截至…" says.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The unit's 报送入口.</summary>
    public required string Link { get; init; }

    /// <summary>Last day on which <see cref="Link"/> is good.</summary>
    public required DateOnly LinkUntil { get; init; }
}
