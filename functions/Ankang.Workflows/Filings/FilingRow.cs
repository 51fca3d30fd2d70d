using System.Collections.Immutable;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Filings;

/// <summary>A row of the problem list (问题清单) or the measure list (措施清单), with all that was done to it.</summary>
/// <param name="Number">From 1 within its list.</param>
/// <param name="Lines">Oldest first.</param>
public sealed record FilingRow(FilingKind Kind, int Number, FilingEntry Entry, ImmutableArray<FilingLine> Lines)
{
    /// <summary>销号, 完成: nothing is left to do.</summary>
    public bool IsClosed => Closing is { Kind: FilingLineKind.Closed };

    /// <summary>The last report of progress; null before there was one.</summary>
    public FilingLine? Progress => Lines.LastOrDefault(l => l.Kind == FilingLineKind.Progress);

    /// <summary>What closed it, or opened it again; null where neither happened.</summary>
    public FilingLine? Closing => Lines.LastOrDefault(l => l.Kind is FilingLineKind.Closed or FilingLineKind.Reopened);

    /// <summary>整改中, 已销号; 制定中, 已完成.</summary>
    public string State =>
        (Kind, IsClosed) switch
        {
            (FilingKind.Problems, true) => "已销号",
            (FilingKind.Problems, _) => "整改中",
            (_, true) => "已完成",
            _ => "制定中",
        };

    /// <summary>The row with what had been done to it by the end of a day; null where it was not there yet. What it says is as it says today.</summary>
    public FilingRow? AsOf(DateOnly day)
    {
        ImmutableArray<FilingLine> known = [.. Lines.Where(l => ChinaTime.DateOf(l.At) <= day)];
        return known.IsEmpty ? null : this with { Lines = known };
    }
}
