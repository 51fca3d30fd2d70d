using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Bulletins;

/// <summary>通报: a draft whose numbers follow the items, or one that was issued and is kept for ever as it was.</summary>
/// <param name="Number">From 1 by list, in the order in which they were drafted.</param>
/// <param name="Title">With placeholders, as the text.</param>
/// <param name="Changes">How often it was edited: what a form showed is told by it.</param>
/// <param name="Requests">The drafting and the last editing request: sent twice, they are done once.</param>
/// <param name="By">Who drafted it, when (UTC).</param>
/// <param name="ChangedBy">Who edited it last.</param>
public sealed record Bulletin(
    int Number,
    BulletinScope Scope,
    BulletinPolicy Policy,
    string Title,
    string Text,
    int Changes,
    IReadOnlyList<string> Requests,
    Actor By,
    DateTimeOffset At,
    Actor ChangedBy,
    DateTimeOffset ChangedAt
)
{
    /// <summary>Null while it is a draft.</summary>
    public BulletinIssue? Issue { get; init; }
}
