using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Rules.Escalation;

/// <summary>What is to happen to an item: notices due now, then either a day to look again, or rest with its reason.</summary>
/// <param name="Due">Notices whose day has come and which are not pending yet.</param>
/// <param name="Ahead">The notice that the item waits for; null when it waits only to be looked at (a quota's check).</param>
/// <param name="On">The civil day of the next step; null at rest or while a notice is pending.</param>
/// <param name="Rest">Why there is no next step; null while there is one.</param>
public sealed record Decision(IReadOnlyList<NoticeTag> Due, NoticeTag? Ahead, DateOnly? On, RestReason? Rest)
{
    /// <summary>尚未告知: the step's own day has come, and the unit was not told of its duty; <see cref="On"/> is the day to look again.</summary>
    public bool AwaitsTelling { get; init; }

    /// <summary>Nothing happens by itself, for this reason.</summary>
    internal static Decision AtRest(RestReason reason) => new([], null, null, reason);
}
