namespace Ankang.Workflows.Rules.DueItems;

/// <summary>One confirmation (报送) as recorded in its item; counts are always added, never set.</summary>
/// <param name="Id">Of the confirming request: the same id sent twice is one report.</param>
/// <param name="At">Arrival of the POST, UTC.</param>
/// <param name="CompletedOn">The civil day on which the duty was done: of one to report to the office, the day on which it was reported.</param>
/// <param name="Count">Events reported, at least 1.</param>
/// <param name="Within">Of <paramref name="Count"/>, those that count for the sub-quota (其中…); 0 where there is none.</param>
/// <param name="VoidAt">When it was returned (退回补正) or taken back (撤回更正), UTC: kept, and counted no more. Null while it counts.</param>
/// <param name="By">Who reported; null for one of before that was kept.</param>
/// <param name="IssuedOn">印发日期 of what was reported to the office, kept beside the day that counts; null for other duties.</param>
public sealed record Report(
    string Id,
    DateTimeOffset At,
    DateOnly CompletedOn,
    int Count,
    int Within,
    DateTimeOffset? VoidAt = null,
    Actor? By = null,
    DateOnly? IssuedOn = null
)
{
    /// <summary>Neither returned nor taken back.</summary>
    public bool Counts => VoidAt is null;

    /// <summary>Who filled it in, and by which door it came; null for one of before, or that a program sent without a name.</summary>
    public Reporter? Reporter { get; init; }
}
