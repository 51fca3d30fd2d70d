using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Lists;

/// <summary>A catalogue that was or is in force for a list, and since when.</summary>
/// <param name="Number">0 for the list as first published, then that of the change.</param>
/// <param name="Since">The first day on which it was in force.</param>
/// <param name="Note">Why it came; empty for the first.</param>
/// <param name="PolicyForOpen">Its ladder also holds for items that were open when it came.</param>
public sealed record ListEdition(int Number, YearCatalogue Catalogue, DateOnly Since, string Note, bool PolicyForOpen)
{
    /// <summary>Who decided on it; 系统 for the list as it was first published.</summary>
    public Actor By { get; init; } = Actor.System;
}
