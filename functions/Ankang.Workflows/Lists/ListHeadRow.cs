using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Lists;

/// <summary>The row <c>head</c> of a list in the Control table.</summary>
internal static class ListHeadRow
{
    public const string Row = "head";

    /// <summary>What the keys of the accidents begin with, which the head counts.</summary>
    public const string Accidents = "accident|";
    private const string PendingPrefix = "pending_";
    private const int TextLength = 30_000;
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static IReadOnlyDictionary<string, object> ToColumns(ListHead head)
    {
        var columns = new Dictionary<string, object>
        {
            ["catalogueVersion"] = head.CatalogueVersion,
            ["calendarVersion"] = head.CalendarVersion,
            ["directoryVersion"] = head.DirectoryVersion,
            ["startOn"] = head.StartOn.ToString("yyyy-MM-dd"),
            ["closesOn"] = head.ClosesOn.ToString("yyyy-MM-dd"),
            ["shadow"] = head.Shadow,
            ["rehearsal"] = head.Rehearsal,
            ["changes"] = head.Changes,
            ["accidents"] = head.Accidents,
        };
        if (head.ActivatedOn is { } activated)
            columns["activatedOn"] = activated.ToString("yyyy-MM-dd");
        if (head.Activation is { } activation)
            columns["activation"] = JsonSerializer.Serialize(activation, Readable);
        if (head.Closing is { } closing)
            columns["closing"] = JsonSerializer.Serialize(closing, Readable);
        if (head.Pending is { } pending)
            foreach ((string name, object value) in ListChangeRow.ToColumns(pending, PendingPrefix))
                columns[name] = value;
        Put(columns, "pauses", head.Pauses);
        Put(columns, "mailHolds", head.MailHolds);
        Put(columns, "followUps", head.FollowUps);
        Put(columns, "carried", head.Carried);
        Put(columns, "events", head.Events);
        Put(columns, "shared", head.Shared);
        Put(columns, "circulations", head.Circulations);
        return columns;
    }

    public static ListHead Read(string list, StoreRow row) =>
        new(
            list,
            ListChangeRow.Version(row, "catalogueVersion"),
            ListChangeRow.Version(row, "calendarVersion"),
            ListChangeRow.Version(row, "directoryVersion"),
            row.Date("startOn") ?? throw new InvalidDataException($"The head of list '{list}' has no startOn."),
            row.Date("closesOn") ?? throw new InvalidDataException($"The head of list '{list}' has no closesOn."),
            row.Flag("shadow"),
            row.Flag("rehearsal"),
            row.Date("activatedOn"),
            Count(row, "changes"),
            row.Text($"{PendingPrefix}by") is null ? null : ListChangeRow.Read(row, PendingPrefix)
        )
        {
            Activation = row.Text("activation") is { } activation ? JsonSerializer.Deserialize<ListActivation>(activation, Readable) : null,
            Closing = row.Text("closing") is { } closing ? JsonSerializer.Deserialize<ListClosing>(closing, Readable) : null,
            Pauses = Get<Pause>(row, "pauses"),
            MailHolds = Get<MailHold>(row, "mailHolds"),
            FollowUps = Get<FollowUp>(row, "followUps"),
            Carried = Get<CarriedItem>(row, "carried"),
            Events = Get<EventOpening>(row, "events"),
            Shared = Get<SharedDuty>(row, "shared"),
            Circulations = Get<Circulation>(row, "circulations"),
            Accidents = Count(row, "accidents"),
        };

    private static int Count(StoreRow row, string column) =>
        row.Number(column) is not { } count ? throw new InvalidDataException($"'{row.Row}' has no column '{column}'.")
        : count >= 0 ? count
        : throw new InvalidDataException($"'{row.Row}' counts {count} in column '{column}'.");

    // Few and small, so they stand in the head that every host reads anyway; long ones go on in the next column.
    private static void Put<T>(Dictionary<string, object> columns, string name, ImmutableArray<T> values)
    {
        if (values.IsEmpty)
            return;
        string text = JsonSerializer.Serialize(values, Readable);
        for (int i = 0; i * TextLength < text.Length; i++)
            columns[$"{name}{i}"] = text.Substring(i * TextLength, Math.Min(TextLength, text.Length - i * TextLength));
    }

    private static ImmutableArray<T> Get<T>(StoreRow row, string name)
        where T : notnull
    {
        string text = string.Concat(Enumerable.Range(0, 30).Select(i => row.Text($"{name}{i}")).TakeWhile(t => t is not null));
        return text.Length == 0 ? [] : [.. StoredJson.Several<T>(text, Readable)];
    }
}
