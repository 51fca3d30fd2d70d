using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Assessment;

/// <summary>A bonus or a veto that a person of the office entered.</summary>
/// <param name="Id">Names it; given when it was entered.</param>
/// <param name="Unit">The unit's id.</param>
/// <param name="Row">The policy's bonus or veto row.</param>
/// <param name="Points">What it adds; 0 for a veto.</param>
/// <param name="On">The day of what it is given for: it counts at cut-offs from then on. Asia/Shanghai.</param>
/// <param name="Reason">Why, with the document that shows it.</param>
/// <param name="By">Who entered it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="WithdrawnAt">When it was taken back, UTC: kept, and counted no more. Null while it counts.</param>
/// <param name="WithdrawnWhy">Why it was taken back.</param>
public sealed record HandEntry(
    string Id,
    string Unit,
    string Row,
    decimal Points,
    DateOnly On,
    string Reason,
    Actor By,
    DateTimeOffset At,
    DateTimeOffset? WithdrawnAt = null,
    string? WithdrawnWhy = null
);
