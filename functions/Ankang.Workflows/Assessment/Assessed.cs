using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Assessment;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Assessment;

/// <summary>A list as it is assessed at a cut-off: the policy, the scores, the strike ledger.</summary>
/// <param name="Scores">By group and rank.</param>
/// <param name="Strikes">In roster order.</param>
public sealed record Assessed(
    ListInForce List,
    AssessmentPolicy Policy,
    CutOff CutOff,
    IReadOnlyList<UnitScore> Scores,
    IReadOnlyList<UnitStrikes> Strikes
)
{
    /// <summary>SHA-256 of the policy.</summary>
    public string Digest => AssessmentText.Digest(Policy);

    /// <summary>Assesses items as they stood.</summary>
    public static Assessed Of(
        ListInForce list,
        AssessmentPolicy policy,
        IReadOnlyList<ItemRecord> records,
        IReadOnlyList<HandEntry> entries,
        CutOff cutOff
    ) =>
        new(
            list,
            policy,
            cutOff,
            Rules.Assessment.Scores.Of(list, records, policy, entries, cutOff),
            StrikeLedger.Of(list.Directory, records, cutOff)
        );

    /// <summary>The unit's name on the day of the cut-off.</summary>
    public string NameOf(string unit) => List.Directory.Find(unit)?.NameOn(CutOff.Day).Full ?? unit;
}
