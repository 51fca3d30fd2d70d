using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Web.Handovers;

/// <summary>交接 of a person of the office: to whom, and what the successor has to know beside what the product lists.</summary>
/// <param name="Account">Of whoever hands over; he may be removed by now.</param>
/// <param name="To">The successor, as he was called that day.</param>
/// <param name="Note">As it was typed; empty for none.</param>
/// <param name="Received">When the successor said that he has taken it over; null until then.</param>
public sealed record Handover(
    string Account,
    string Name,
    Actor To,
    string Note,
    string Summary,
    Actor By,
    DateTimeOffset At,
    DateTimeOffset? Received
);
