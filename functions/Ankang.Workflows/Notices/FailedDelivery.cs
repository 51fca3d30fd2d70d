using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Notices;

/// <summary>A recipient that a notice did not reach: a row of 退信, as the office is told.</summary>
public sealed record FailedDelivery
{
    /// <summary>Full name of the unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Whose mailbox it is: 联络员, 分管领导.</summary>
    public required string Role { get; init; }

    /// <summary>What the notice was.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>Moment of its slot, UTC.</summary>
    public required DateTimeOffset SentAt { get; init; }

    public required string Email { get; init; }

    /// <summary>The server's words.</summary>
    public required string Answer { get; init; }

    public required IReadOnlyList<NoticeItem> Items { get; init; }

    /// <summary>Another To of the same notice was reached, so its rung counts.</summary>
    public required bool OthersReached { get; init; }

    /// <summary>Refused on a second day too: nothing is sent there by itself any more.</summary>
    public bool IsDead { get; init; }
}
