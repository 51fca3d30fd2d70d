using System.Collections.Immutable;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Board;

/// <summary>The index row of one period.</summary>
/// <remarks><see cref="Next"/> and <see cref="Pending"/> may be too early or too many, never too late or too few.</remarks>
/// <param name="Next">The earliest moment of any of its items, UTC; null when all are at rest. While a notice waits for a slot, at the
/// latest the end of the list's last day.</param>
/// <param name="Pending">Notices that wait for a slot.</param>
/// <param name="Problem">Why the step of the period keeps failing; null when all is well.</param>
/// <param name="Recheck">Set when a moment was just made earlier; until ten minutes later nobody may raise <see cref="Next"/>.</param>
/// <param name="AsOf">When it was computed, UTC.</param>
public sealed record BoardRow(
    PeriodRef Period,
    DateOnly DueOn,
    DateTimeOffset? Next,
    int Pending,
    string? Problem,
    DateTimeOffset? Recheck,
    DateTimeOffset AsOf,
    ImmutableArray<BoardEntry> Entries
)
{
    private const int EntryColumnLength = 30_000;

    public string Row => $"{Period.Obligation}|{Period.Period}";

    /// <summary>True when some item of it may still change by itself or by a confirmation.</summary>
    public bool HasOpen => Entries.Any(e => e.State is ItemState.Open or ItemState.InReview);

    public IReadOnlyDictionary<string, object> ToColumns()
    {
        var columns = new Dictionary<string, object>
        {
            ["dueOn"] = DueOn.ToString("yyyy-MM-dd"),
            ["pending"] = Pending,
            ["open"] = Entries.Count(e => e.State == ItemState.Open),
            ["items"] = Entries.Length,
            ["asOf"] = AsOf,
        };
        if (Next is { } next)
            columns["next"] = next;
        if (Problem is { } problem)
            columns["problem"] = problem;
        if (Recheck is { } recheck)
            columns["recheck"] = recheck;
        string entries = string.Join(';', Entries.Select(Write));
        for (int i = 0; i * EntryColumnLength < entries.Length; i++)
            columns[$"entries{i}"] = entries.Substring(i * EntryColumnLength, Math.Min(EntryColumnLength, entries.Length - i * EntryColumnLength));
        return columns;
    }

    public static BoardRow Read(string list, StoreRow row)
    {
        string[] key = row.Row.Split('|');
        string entries = string.Concat(Enumerable.Range(0, 100).Select(i => row.Text($"entries{i}")).TakeWhile(t => t is not null));
        return new BoardRow(
            new PeriodRef(list, key[0], key[1]),
            row.Date("dueOn") ?? throw new InvalidDataException($"Board row '{row.Row}' has no due day."),
            row.Instant("next"),
            row.Number("pending") ?? 0,
            row.Text("problem"),
            row.Instant("recheck"),
            row.Instant("asOf") ?? default,
            entries.Length == 0 ? [] : [.. entries.Split(';').Select(ReadEntry)]
        );
    }

    private static string Write(BoardEntry e) =>
        $"{e.Unit},{(int)e.State},{(e.Outcome is { } o ? (int)o : "")},{(int)e.Rung},{e.Count},{e.Required},{e.ClosedOn:yyyyMMdd}"
        + $",{(e.Historic ? 1 : 0)}{(e.Marks != 0 || e.ExtendedTo is not null ? $",{(int)e.Marks},{e.ExtendedTo:yyyyMMdd}" : "")}";

    private static BoardEntry ReadEntry(string text)
    {
        string[] p = text.Split(',');
        return new BoardEntry(
            p[0],
            Known<ItemState>(p[1]),
            p[2].Length == 0 ? null : Known<Outcome>(p[2]),
            Known<Rung>(p[3]),
            int.Parse(p[4]),
            p[5].Length == 0 ? null : int.Parse(p[5]),
            p[6].Length == 0 ? null : DateOnly.ParseExact(p[6], "yyyyMMdd"),
            p[7] == "1",
            p.Length > 8 ? (ItemMarks)int.Parse(p[8]) : ItemMarks.None,
            p.Length > 9 && p[9].Length > 0 ? DateOnly.ParseExact(p[9], "yyyyMMdd") : null
        );
    }

    private static T Known<T>(string number)
        where T : struct, Enum =>
        Enum.ToObject(typeof(T), int.Parse(number)) is T value && Enum.IsDefined(value)
            ? value
            : throw new InvalidDataException($"{number} is no {typeof(T).Name} of this version.");
}
