using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Assessment;

/// <summary>The points of one unit as they come together: each is cut to what the caps leave, in the order in which they are added.</summary>
internal sealed class UnitPoints(AssessmentPolicy policy)
{
    private readonly List<ScorePoint> _points = [];
    private readonly Dictionary<DueItemKey, decimal> _ofItem = [];
    private readonly Dictionary<string, decimal> _ofDuty = [];
    private decimal _deducted;
    private decimal _added;

    public IReadOnlyList<ScorePoint> All => _points;

    /// <summary>Takes points off for an item; nothing where the row costs nothing.</summary>
    public void Deduct(DueItemKey item, AssessmentRow row, decimal points, PointReason reason)
    {
        decimal wanted = Round(points);
        if (wanted == 0)
            return;
        decimal taken = Math.Min(
            Math.Min(wanted, policy.ItemCap - _ofItem.GetValueOrDefault(item)),
            Math.Min(policy.DutyCap - _ofDuty.GetValueOrDefault(item.Obligation), AssessmentPolicy.Base - _deducted)
        );
        _ofItem[item] = _ofItem.GetValueOrDefault(item) + taken;
        _ofDuty[item.Obligation] = _ofDuty.GetValueOrDefault(item.Obligation) + taken;
        _deducted += taken;
        _points.Add(new ScorePoint(item, row, NameOf(row), -taken, reason with { Uncapped = -wanted }));
    }

    /// <summary>Adds what a person entered: a bonus within its row and the cap of all bonuses, or a veto, which has no points.</summary>
    public void Enter(HandEntry entry, decimal most)
    {
        decimal wanted = Round(Math.Min(entry.Points, most));
        decimal added = Math.Min(wanted, policy.BonusCap - _added);
        _added += added;
        _points.Add(new ScorePoint(null, null, entry.Row, added, new PointReason { Entry = entry, Uncapped = wanted }));
    }

    private static string NameOf(AssessmentRow row)
    {
        string name = row.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static decimal Round(decimal points) => Math.Round(points, 2, MidpointRounding.AwayFromZero);
}
