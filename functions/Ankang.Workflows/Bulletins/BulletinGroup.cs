namespace Ankang.Workflows.Bulletins;

/// <summary>Units that are compared with each other, under the first group of the directory that holds them.</summary>
/// <param name="Name">Empty for units of no group.</param>
/// <param name="Units">In roster order.</param>
public sealed record BulletinGroup(string Name, IReadOnlyList<UnitLine> Units)
{
    internal const int Named = 3;

    /// <summary>Who did best: three units, and all that are equal to the third. Nobody who did not complete anything in time.</summary>
    public IReadOnlyList<UnitLine> Best
    {
        get
        {
            UnitLine[] ranked = [.. Units.Where(u => u.IsRanked && u.Span.OnTime > 0).OrderByDescending(u => u.Rates)];
            return ranked.Length <= Named ? ranked : [.. ranked.TakeWhile(u => u.Rates.CompareTo(ranked[Named - 1].Rates) >= 0)];
        }
    }

    /// <summary>Who is behind, the furthest first: units of which something is overdue at the cut-off.</summary>
    public IReadOnlyList<UnitLine> Behind => [.. Units.Where(u => u.Overdue > 0).OrderByDescending(u => u.Overdue).ThenBy(u => u.Rates)];
}
