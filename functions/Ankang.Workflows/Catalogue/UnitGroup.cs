namespace Ankang.Workflows.Catalogue;

/// <summary>A published group that expands to units (市安委会各成员单位). 各有关成员单位 is another group.</summary>
/// <param name="Members">Unit ids in roster order.</param>
public sealed record UnitGroup(string Id, string Name, IReadOnlyList<string> Members, bool Sample);
