using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Web.Overview;

/// <summary>A unit that owes what is overdue.</summary>
/// <param name="Items">How many of its items are overdue.</param>
/// <param name="DaysLate">Working days that the oldest of them is late.</param>
/// <param name="Rung">The highest rung that one of them has reached.</param>
public sealed record LaggingUnit(string Id, string Name, int Items, int DaysLate, Rung Rung);
