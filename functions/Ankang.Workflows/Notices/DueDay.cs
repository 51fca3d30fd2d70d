namespace Ankang.Workflows.Notices;

/// <summary>One entry of a calendar file: the day by which something is asked.</summary>
/// <param name="Id">Stable for the item, so that a later file moves the entry instead of adding one.</param>
/// <param name="Revision">Grows with every change of the item.</param>
public sealed record DueDay(string Id, int Revision, DateOnly On, string Summary, string Description);
