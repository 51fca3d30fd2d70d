namespace Ankang.Workflows.Publication;

/// <summary>A duty (责任事项) that a change adds, withdraws or changes.</summary>
public sealed record ObligationDifference(string Obligation, int Task, string Title, DifferenceKind Kind, IReadOnlyList<FieldDifference> Fields);
