namespace Ankang.Workflows.Rules.Standings;

/// <summary>From when on many items are red together.</summary>
/// <param name="RedItems">Red from so many overdue items on; fewer are yellow.</param>
/// <param name="RedPercent">Red only where the overdue items are at least so many per cent of 应办; 0 heeds the number alone.</param>
public sealed record LightRule(int RedItems, int RedPercent)
{
    /// <summary>So many overdue items of so many are red.</summary>
    internal bool IsRed(int late, int total) => late >= RedItems && late * 100 >= RedPercent * total;
}
