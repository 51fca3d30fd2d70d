using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Dispatch;

/// <summary>A mail of the office's mailbox that a person of the office has to look at (待我处理), until somebody has (已阅).</summary>
/// <param name="Id">Made from the mail's own id: read twice, it stands there once.</param>
/// <param name="ReceivedAt">When the mailbox got it, UTC.</param>
/// <param name="From">The address that it came from; of a report, the recipients that it names.</param>
/// <param name="Text">What it says, without what it quotes.</param>
public sealed record IncomingMail(string Id, IncomingKind Kind, DateTimeOffset ReceivedAt, string From, string Text)
{
    /// <summary>The list of the mail that it answers; null where it names none.</summary>
    public string? List { get; init; }

    /// <summary>Address of that mail within the list; null where it names none.</summary>
    public string? Mail { get; init; }

    /// <summary>The items which that mail told of; empty for 任务告知 and 周报.</summary>
    public IReadOnlyList<DueItemKey> Items { get; init; } = [];

    /// <summary>已阅: who looked at it; null while nobody has.</summary>
    public Actor? ReadBy { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>It is the business of whoever looks after a list: what names no list is everybody's.</summary>
    public bool IsOf(string list) => List is null || List == list;
}
