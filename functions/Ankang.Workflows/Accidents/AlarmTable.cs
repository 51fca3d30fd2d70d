using System.Text.Encodings.Web;
using System.Text.Json;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Accidents;

/// <summary>The alarms of a list's accidents, rows <c>alarm|{number}</c> of its Control partition.</summary>
public sealed class AlarmTable(ITableStore store, RowsSetAside aside)
{
    private const string Column = "alarm";
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Oldest first; a damaged one is left out and set aside.</summary>
    public async Task<IReadOnlyList<(AccidentAlarm Alarm, string ETag)>> ReadAsync(string list, CancellationToken cancellation) =>
        [
            .. (await store.ReadAsync(StoreTable.Control, list, "alarm|", "alarm}", cancellation))
                .Select(r => (Alarm: aside.Read(StoreTable.Control, list, r, Read).Value, r.ETag))
                .Where(r => r.Alarm is not null)
                .Select(r => (r.Alarm!, r.ETag)),
        ];

    /// <returns>The new ETag; null where somebody else wrote first.</returns>
    public async Task<string?> TryReplaceAsync(string list, AccidentAlarm alarm, string etag, CancellationToken cancellation)
    {
        CommitResult result = await store.CommitAsync(
            StoreTable.Control,
            list,
            [new StoreChange.Replace(Row(alarm), etag, Columns(alarm))],
            cancellation
        );
        return result.Done ? result.ETags[0] : null;
    }

    internal static StoreChange Inserting(AccidentAlarm alarm) => new StoreChange.Insert(Row(alarm), Columns(alarm));

    private static string Row(AccidentAlarm alarm) => $"alarm|{alarm.Number:D4}";

    // The next moment as a column of its own for a person who looks; the whole as text.
    private static Dictionary<string, object> Columns(AccidentAlarm alarm)
    {
        var columns = new Dictionary<string, object> { [Column] = JsonSerializer.Serialize(alarm, Readable) };
        if (alarm.NextAt is { } next)
            columns["next"] = next;
        if (alarm.Received is { } received)
            columns["receivedBy"] = received.Who.Name;
        return columns;
    }

    private static AccidentAlarm Read(StoreRow row) =>
        JsonSerializer.Deserialize<AccidentAlarm>(row.RequiredText(Column), Readable)
        ?? throw new InvalidDataException($"Row '{row.Row}' holds no alarm.");
}
