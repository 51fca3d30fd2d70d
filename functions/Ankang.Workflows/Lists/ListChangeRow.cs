using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Lists;

/// <summary>The rows <c>change|{nnnn}</c> of a list in the Control table: written with the head, never changed.</summary>
internal static class ListChangeRow
{
    public const string First = "change|";
    public const string Past = "change}";

    public static StoreChange Insert(ListChange change) => new StoreChange.Insert($"{First}{change.Number:D4}", ToColumns(change, ""));

    /// <param name="prefix">Begins the names of the columns where they stand among others.</param>
    public static Dictionary<string, object> ToColumns(ListChange change, string prefix)
    {
        var columns = new Dictionary<string, object>
        {
            [$"{prefix}number"] = change.Number,
            [$"{prefix}catalogueBefore"] = change.CatalogueBefore,
            [$"{prefix}catalogueAfter"] = change.CatalogueAfter,
            [$"{prefix}calendarAfter"] = change.CalendarAfter,
            [$"{prefix}on"] = change.On.ToString("yyyy-MM-dd"),
            [$"{prefix}at"] = change.At,
            [$"{prefix}note"] = change.Note,
            [$"{prefix}policyForOpen"] = change.PolicyForOpen,
        };
        ActorColumns.Put(columns, $"{prefix}by", change.By);
        if (change.UnitsText is { } units)
            columns[$"{prefix}unitsText"] = units;
        return columns;
    }

    public static ListChange Read(StoreRow row, string prefix) =>
        new(
            row.Number($"{prefix}number") is { } number and > 0 and <= 9999
                ? number
                : throw new InvalidDataException($"'{row.Row}' has no number of its change."),
            Version(row, $"{prefix}catalogueBefore"),
            Version(row, $"{prefix}catalogueAfter"),
            Version(row, $"{prefix}calendarAfter"),
            row.Text($"{prefix}unitsText"),
            row.Date($"{prefix}on") ?? throw new InvalidDataException($"'{row.Row}' has no day of its change."),
            row.Instant($"{prefix}at") ?? throw new InvalidDataException($"'{row.Row}' has no time of its change."),
            ActorColumns.Read(row, $"{prefix}by"),
            row.RequiredText($"{prefix}note"),
            row.Flag($"{prefix}policyForOpen")
        );

    /// <exception cref="InvalidDataException">No version stands there.</exception>
    internal static string Version(StoreRow row, string column) =>
        row.RequiredText(column) is { Length: > 0 } version
            ? version
            : throw new InvalidDataException($"'{row.Row}' names no version in '{column}'.");
}
