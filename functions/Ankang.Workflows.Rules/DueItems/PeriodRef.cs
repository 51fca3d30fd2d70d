namespace Ankang.Workflows.Rules.DueItems;

/// <summary>One partition of the Work table: all units' items of an obligation and period.</summary>
public readonly record struct PeriodRef(string List, string Obligation, string Period)
{
    /// <summary>Partition of the Work table that holds its items.</summary>
    public string Partition => $"{List}|{Obligation}|{Period}";

    /// <summary>The key of a unit's item in it.</summary>
    public DueItemKey Of(string unit) => new(List, Obligation, Period, unit);

    /// <summary>The period that an item stands in.</summary>
    public static PeriodRef Of(DueItemKey key) => new(key.List, key.Obligation, key.Period);

    /// <summary>The partition.</summary>
    public override string ToString() => Partition;
}
