namespace Ankang.Workflows.Pictures;

/// <summary>One list of a comparison.</summary>
/// <param name="List">Its id.</param>
/// <param name="Name">2021年; with its number where another list is of the same year.</param>
/// <param name="CutOff">The day as of which it is told, 24:00.</param>
/// <param name="Held">约谈 that were held.</param>
/// <param name="Archived">Read from an archive: its numbers lead to no items of this host.</param>
public sealed record YearColumn(string List, string Name, DateOnly CutOff, YearShare Whole, int Held, bool Archived);
