namespace Ankang.Workflows.Publication;

/// <summary>A unit or group that a change adds or changes: a name, a merger, a member.</summary>
public sealed record UnitDifference(string Unit, string Name, DifferenceKind Kind, IReadOnlyList<FieldDifference> Fields);
