namespace Ankang.Workflows.Notices;

/// <summary>The person that a mail speaks to, and what every such mail says.</summary>
public sealed record NoticeAddressee
{
    /// <summary>He is told as 分管领导.</summary>
    public bool IsLeader { get; init; }

    /// <summary>Moment of the slot, UTC: the mail's date and what "截至…" says.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>His 报送入口.</summary>
    public required string Link { get; init; }

    /// <summary>Last day on which <see cref="Link"/> is good.</summary>
    public required DateOnly LinkUntil { get; init; }
}
