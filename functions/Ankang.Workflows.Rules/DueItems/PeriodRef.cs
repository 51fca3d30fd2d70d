namespace Ankang.Workflows.Rules.DueItems;

/// <summary>One partition of the Work table: all units' items of an obligation and period.</summary>
public readonly record struct PeriodRef(string List, string Obligation, string Period)
{
    public string Partition => $"{List}|{Obligation}|{Period}";

    public DueItemKey Of(string unit) => new(List, Obligation, Period, unit);

    public static PeriodRef Of(DueItemKey key) => new(key.List, key.Obligation, key.Period);

    public override string ToString() => Partition;
}
