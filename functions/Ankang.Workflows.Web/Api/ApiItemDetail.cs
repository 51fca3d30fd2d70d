using System.ComponentModel;

namespace Ankang.Workflows.Web.Api;

/// <summary>One item with what happens next and its history.</summary>
public sealed record ApiItemDetail(
    ApiItem Item,
    [property: Description("The sentence of the published list that it was read from.")] string Source,
    DateOnly OpenedOn,
    DateOnly OriginalDueOn,
    [property: Description("Of the events, those that must count for the quota inside the quota; null where there is none.")] int? RequiredWithin,
    int CountWithin,
    DateOnly? CompletedOn,
    DateTimeOffset? ClosedAt,
    string? ClosedBy,
    [property: Description("What happens next by itself, in Chinese.")] string? Next,
    [property: Description("The day of it; null at rest.")] DateOnly? NextOn,
    [property: Description("What was reported, oldest first, with what was returned or taken back.")] IReadOnlyList<ApiReport> Reports,
    IReadOnlyList<ApiHistoryEntry> History
);
