using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Lists;

/// <summary>One change of a published list: what was in force before it and what after, since when, by whom and why.</summary>
/// <remarks>First it stands in the head, as pending: that is the decision. Once it is in force it has a row of its own, which never changes.</remarks>
/// <param name="Number">1 for the first change after the publication, then without a gap.</param>
/// <param name="UnitsText">Version of a directory file that it applies; null for none.</param>
/// <param name="On">The first day for which it holds, Asia/Shanghai.</param>
/// <param name="At">When it was decided, UTC.</param>
/// <param name="Note">Why, as the histories say it; empty where nobody gave a reason.</param>
/// <param name="PolicyForOpen">A changed ladder also holds for items that are open, not only for those that open from now on.</param>
public sealed record ListChange(
    int Number,
    string CatalogueBefore,
    string CatalogueAfter,
    string CalendarAfter,
    string? UnitsText,
    DateOnly On,
    DateTimeOffset At,
    Actor By,
    string Note,
    bool PolicyForOpen
);
