using System.ComponentModel;

namespace Ankang.Workflows.Web.Api;

/// <summary>What became of a confirmation. Twice is harmless: the answer says who was first.</summary>
public sealed record ConfirmationAnswer(
    [property: Description("recorded, or alreadyConfirmed: somebody was first and nothing changed.")] string Result,
    string Item,
    [property: Description("Receipt number (回执号); null when nothing was recorded.")] string? Receipt,
    [property: Description("onTime, reportedLate or doneLate; null while the item is still open.")] string? Outcome,
    string State,
    int Count,
    int? Required,
    DateOnly? CompletedOn,
    DateTimeOffset? ConfirmedAt,
    string? ConfirmedBy
);
