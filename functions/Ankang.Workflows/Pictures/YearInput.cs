using System.Collections.Immutable;
using Ankang.Workflows.Rules.Assessment;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Pictures;

/// <summary>One list as it goes into a comparison of years.</summary>
/// <param name="Items">Every item that was opened, quotas derived.</param>
/// <param name="Strikes">问责台账 at the cut-off.</param>
/// <param name="Held">约谈 that were held by then.</param>
/// <param name="Archived">Read from an archive: the host has no pages of it.</param>
public sealed record YearInput(
    ListInForce List,
    CutOff CutOff,
    IReadOnlyList<DueItem> Items,
    ImmutableArray<UnitStrikes> Strikes,
    int Held,
    bool Archived = false
);
