using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Holds;

/// <summary>暂停 as the office asks for it.</summary>
/// <param name="RequestId">Names the request: sent twice, it is done once.</param>
/// <param name="Obligation">The obligation to pause; null with <paramref name="Unit"/> null for the whole list.</param>
/// <param name="Unit">The unit to pause; null for all.</param>
/// <param name="First">First day, today or later.</param>
/// <param name="Last">Last day, inside.</param>
public sealed record PauseRequest(
    string List,
    string RequestId,
    Actor Who,
    string? Obligation,
    string? Unit,
    DateOnly First,
    DateOnly Last,
    string Reason
);
