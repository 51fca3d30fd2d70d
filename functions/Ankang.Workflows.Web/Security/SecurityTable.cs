using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Web.Security;

/// <summary>The lines of the security log: a partition a month, and one of alerts.</summary>
/// <remarks>
/// The key format is a contract: partition <c>2021-03</c> (UTC), row <c>{ticks}-{something}</c>; partition <c>alerts</c>, row
/// <c>{ticks}-{kind}</c>. A line that is written once an hour has the hour's ticks and a digest of what makes it the same.
/// </remarks>
public sealed class SecurityTable(ITableStore store, RowsSetAside aside)
{
    public const string Alerts = "alerts";
    private const string EarliestMonth = "2000-01";
    private const int MostSwept = 90;
    private static readonly RowRange Every = new(" ", "~");

    public Task AddAsync(SecurityEntry entry, CancellationToken cancellation) =>
        store.CommitAsync(StoreTable.Security, MonthOf(entry.At), [Line(entry)], cancellation);

    /// <summary>The row of a line, in the partition <see cref="MonthOf"/>; no two have one key.</summary>
    public static StoreChange.Insert Line(SecurityEntry entry) =>
        new($"{Ticks(entry.At)}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}", ToColumns(entry));

    /// <summary>Writes a line that is the same for the whole hour once.</summary>
    public Task AddOnceAnHourAsync(SecurityEntry entry, CancellationToken cancellation) =>
        store.CommitAsync(StoreTable.Security, MonthOf(entry.At), [new StoreChange.Insert(HourKey(entry), ToColumns(entry))], cancellation);

    /// <summary>Of one moment and kind there is one alert.</summary>
    /// <returns>False where it stands there already.</returns>
    public async Task<bool> AddAlertAsync(DateTimeOffset moment, SecurityEntry entry, CancellationToken cancellation) =>
        (
            await store.CommitAsync(
                StoreTable.Security,
                Alerts,
                [new StoreChange.Insert($"{Ticks(moment)}-{entry.Kind}", ToColumns(entry))],
                cancellation
            )
        ).Done;

    /// <summary>What makes a line the same within an hour; also a key of memory.</summary>
    public static string HourKey(SecurityEntry entry)
    {
        string same = $"{entry.Kind}|{entry.Who?.Kind}|{entry.Who?.Id}|{entry.Who?.Name}|{entry.Address}|{entry.Text}";
        return $"{Ticks(StartOfHour(entry.At))}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(same)))[..16]}";
    }

    public static DateTimeOffset StartOfHour(DateTimeOffset at) => new(at.UtcDateTime.Date.AddHours(at.UtcDateTime.Hour), TimeSpan.Zero);

    public static string MonthOf(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The months of which lines are kept, newest first.</summary>
    public static IEnumerable<string> Months(DateTimeOffset now, int kept) =>
        Enumerable.Range(0, kept + 1).Select(back => MonthOf(now.AddMonths(-back)));

    /// <summary>The lines of a month, oldest first.</summary>
    /// <param name="since">From when on; null for all.</param>
    public async Task<IReadOnlyList<SecurityEntry>> ReadAsync(string partition, DateTimeOffset? since, CancellationToken cancellation) =>
        [
            .. aside
                .ReadAll(
                    StoreTable.Security,
                    partition,
                    await store.ReadAsync(StoreTable.Security, partition, since is { } from ? Ticks(from) : null, null, cancellation),
                    Read
                )
                .OrderBy(e => e.At),
        ];

    /// <summary>Deletes what is older than the months that are kept, some of it at a time.</summary>
    public async Task SweepAsync(DateTimeOffset now, int kept, CancellationToken cancellation)
    {
        string first = MonthOf(now.AddMonths(-kept));
        IReadOnlyList<PartitionRow> old = await store.ReadAcrossAsync(StoreTable.Security, EarliestMonth, first, [Every], cancellation);
        string before = Ticks(now.AddMonths(-kept));
        IReadOnlyList<StoreRow> alerts = await store.ReadAsync(StoreTable.Security, Alerts, null, before, cancellation);
        foreach (
            IGrouping<string, StoreRow> month in old.Select(r => (r.Partition, r.Row))
                .Concat(alerts.Select(r => (Alerts, r)))
                .GroupBy(r => r.Item1, r => r.Item2)
        )
        foreach (StoreRow[] some in month.Chunk(MostSwept))
        {
            await store.CommitAsync(StoreTable.Security, month.Key, [.. some.Select(r => new StoreChange.Delete(r.Row, r.ETag))], cancellation);
        }
    }

    private static string Ticks(DateTimeOffset at) => at.UtcTicks.ToString("D20", CultureInfo.InvariantCulture);

    private static Dictionary<string, object> ToColumns(SecurityEntry entry)
    {
        var columns = new Dictionary<string, object>
        {
            ["at"] = entry.At,
            ["kind"] = entry.Kind.ToString(),
            ["address"] = entry.Address,
            ["text"] = entry.Text,
        };
        if (entry.Who is { } who)
            ActorColumns.Put(columns, "who", who);
        return columns;
    }

    private static SecurityEntry Read(StoreRow row) =>
        new(
            row.Instant("at") ?? throw new InvalidDataException($"Row '{row.Row}' has no time in column 'at'."),
            Enum.TryParse(row.RequiredText("kind"), out SecurityKind kind)
                ? kind
                : throw new InvalidDataException($"Row '{row.Row}' of the security log has the unknown kind '{row.Text("kind")}'."),
            ActorColumns.Has(row, "who") ? ActorColumns.Read(row, "who") : null,
            row.RequiredText("address"),
            row.RequiredText("text")
        );
}
