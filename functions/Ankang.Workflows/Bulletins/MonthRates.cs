namespace Ankang.Workflows.Bulletins;

/// <summary>What fell due in a month, as it stands at a cut-off.</summary>
/// <param name="Month">Its first day.</param>
public sealed record MonthRates(DateOnly Month, int Due, int OnTime, int Done);
