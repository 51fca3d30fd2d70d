using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Acts;

/// <summary>Which item a person acts on, and who it is.</summary>
/// <param name="RequestId">Names the request: sent twice, it is done once.</param>
/// <param name="Version">The item's <see cref="DueItem.HistoryCount"/> when the form was shown: what another person did since is answered,
/// and nothing is done. Null to act on the item as it stands.</param>
public sealed record ActRequest(DueItemKey Item, string RequestId, Actor Who, int? Version = null);
