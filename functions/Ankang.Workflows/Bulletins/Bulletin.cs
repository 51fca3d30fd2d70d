using System.Text.Json.Serialization;
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

    /// <summary>The slot in which its mails were written down, <c>20210401T09</c>; null before, and for one that goes to nobody.</summary>
    public string? MailedIn { get; init; }

    /// <summary>呈批, oldest first.</summary>
    public IReadOnlyList<Submission> Submissions { get; init; } = [];

    /// <summary>It lies before the leader as it stands.</summary>
    [JsonIgnore]
    public bool AwaitsSignature => Issue is null && Submissions is [.., { Opinion: null } last] && last.Changes == Changes;

    /// <summary>The leader agreed to it as it stands; null where he did not.</summary>
    [JsonIgnore]
    public LeaderOpinion? Signature => Submissions is [.., { Opinion: { Agreed: true } opinion } last] && last.Changes == Changes ? opinion : null;

    /// <summary>A request that was done already.</summary>
    internal bool HasDone(string request) =>
        Requests.Contains(request) || Issue?.Request == request || Submissions.Any(s => s.Request == request || s.Opinion?.Request == request);
}
