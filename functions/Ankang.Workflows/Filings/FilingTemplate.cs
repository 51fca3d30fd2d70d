using System.Collections.Immutable;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Filings;

/// <summary>A workbook of the office or the province, and what its columns are filled with.</summary>
/// <param name="Name">Of the file, without its ending.</param>
/// <param name="Sheet">The sheet that has the table.</param>
/// <param name="Head">Row of the heads, from 1.</param>
/// <param name="First">First row below them.</param>
/// <param name="At">When it was brought or its columns were mapped last, UTC.</param>
public sealed record FilingTemplate(
    string Id,
    string Name,
    FilingKind Kind,
    string Sheet,
    int Head,
    int First,
    ImmutableArray<FilingColumn> Columns,
    Actor By,
    DateTimeOffset At
);
