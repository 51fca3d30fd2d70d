namespace Ankang.Workflows.Publication;

/// <summary>A quota printed for the year of which too few periods are left: 全年不少于12次，尚余2期. The office keeps, lowers or waives it.</summary>
/// <param name="Obligation">Id of the duty.</param>
/// <param name="Name">第3项 稿件</param>
/// <param name="PeriodsLeft">Periods that were not over when the list was issued.</param>
public sealed record ScarceQuota(string Obligation, string Name, int PerYear, string Counter, int PeriodsLeft);
