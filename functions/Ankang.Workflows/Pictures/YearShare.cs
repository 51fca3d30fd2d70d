using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Pictures;

/// <summary>What a year, a unit or a duty adds up to at a cut-off: 应办 with its parts, and the occasions of each rung.</summary>
/// <param name="Interviews">约谈事项告知.</param>
public sealed record YearShare(int Due, int OnTime, int Done, int Reminders, int Supervisions, int Interviews)
{
    internal static YearShare Of(Tally tally, int reminders, int supervisions, int interviews) =>
        new(tally.Due, tally.OnTime, tally.Done, reminders, supervisions, interviews);
}
