using System.Collections.Immutable;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Rules.Assessment;

/// <summary>问责台账 of one unit: where it stands in "一次提醒、两次督办、三次约谈".</summary>
/// <param name="Unit">The unit's id.</param>
/// <param name="Days">Occasions that count, by day, 提醒 before 督办 before 约谈.</param>
/// <param name="TakenBack">What was taken back; shown, and in no count.</param>
public sealed record UnitStrikes(string Unit, ImmutableArray<StrikeDay> Days, ImmutableArray<StrikeDay> TakenBack)
{
    /// <summary>Occasions of 提醒.</summary>
    public int Reminders => Days.Count(d => d.Rung == Rung.Reminder);

    /// <summary>Occasions of 督办.</summary>
    public int Supervisions => Days.Count(d => d.Rung == Rung.Supervision);

    /// <summary>Occasions of 约谈事项告知; whether a talk was held, and what came of it, stands with its decision.</summary>
    public int Interviews => Days.Count(d => d.Rung == Rung.Interview);
}
