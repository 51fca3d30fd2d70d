using System.Diagnostics;
using System.Globalization;
using Ankang.Workflows.EndToEndTests.Damage;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Notices;
using MimeKit;

namespace Ankang.Workflows.Torture.Processes;

/// <summary>
/// A slot's run in a process of its own, killed by SIGKILL before each call of the store and of the mail server, and after each that has an
/// effect; another process goes on, and what the city looks like then is what it looks like without a death.
/// </summary>
internal sealed class Killings : IDisposable
{
    private static readonly DateOnly Day = new(2021, 2, 5);

    // A lease that nobody gave back ends within minutes; what was cut off is tried again until the evening.
    private static readonly DateTimeOffset[] Moments =
    [
        ChinaTime.At(Day, new TimeOnly(9, 0)),
        ChinaTime.At(Day, new TimeOnly(9, 30)),
        ChinaTime.At(Day, new TimeOnly(10, 30)),
    ];

    private readonly TempFolder _folder = new();
    private readonly string? _tables;
    private int _copies;

    /// <param name="tables">Connection string of Table Storage; null for SQLite.</param>
    public Killings(string? tables) => _tables = tables;

    public void Dispose() => _folder.Dispose();

    /// <param name="every">Only each so-many-th place.</param>
    /// <param name="from">The first of them.</param>
    public async Task<KillReport> RunAsync(int from, int every)
    {
        await LiveUntilTheSlotAsync();
        await using TestMailServer server = await TestMailServer.StartAsync();
        (string data, string prefix) = await CopyAsync();
        (int exit, string calls) = await RunAsync(new(data, _tables, prefix, server.Port, Moments, null, false));
        if (exit != 0)
            throw new InvalidOperationException($"The run that nobody killed ended with {exit}: {calls}");
        string[] mails = Ids(server, 0);
        IReadOnlyList<string> city = await CityAsync(data, prefix);

        (int Call, bool After)[] points =
        [
            .. Enumerable
                .Range(1, calls.Length)
                .SelectMany(n => calls[n - 1] == 'R' ? [(n, false)] : new[] { (n, false), (n, true) })
                .Where((_, i) => i >= from && (i - from) % every == 0),
        ];
        var broken = new List<string>();
        int repeated = 0;
        foreach ((int call, bool after) in points)
        {
            int before = server.Envelopes().Count;
            (data, prefix) = await CopyAsync();
            (int died, string said) = await RunAsync(new(data, _tables, prefix, server.Port, Moments, call, after));
            string place = $"{(after ? "after" : "before")} call {call} ({calls[call - 1]})";
            if (died is not (137 or 9 or -9))
                broken.Add($"{place}: the process did not die, it ended with {died}: {said}");
            (int again, said) = await RunAsync(new(data, _tables, prefix, server.Port, Moments, null, false));
            if (again != 0)
                broken.Add($"{place}: the next process ended with {again}: {said}");
            string[] taken = Ids(server, before);
            repeated += taken.Length - taken.Distinct().Count();
            if (!taken.Distinct().Order(StringComparer.Ordinal).SequenceEqual(mails))
                broken.Add(
                    $"{place}: {string.Join(", ", mails.Except(taken).Select(m => $"lost {m}").Concat(taken.Except(mails).Select(m => $"new {m}")))}"
                );
            IReadOnlyList<string> now = await CityAsync(data, prefix);
            if (!now.SequenceEqual(city))
                broken.Add(
                    $"{place}: {string.Join(", ", city.Except(now).Select(c => $"not {c}").Concat(now.Except(city).Select(c => $"but {c}")).Take(4))}"
                );
        }

        return new KillReport(_tables is null ? "SQLite" : "Azurite", calls.Length, points.Length, repeated, broken);
    }

    private async Task LiveUntilTheSlotAsync()
    {
        SmallList list = SmallList.Write(_folder, Day.Year);
        using DataFolder data = DataFolder.Open(_folder["before"]);
        var accepted = new TakingMail();
        using var host = new ProcessHost(data.OpenStore(new StorageMeter(), StoreDurability.Scratch), accepted, ChinaTime.StartOf(City.FirstDay));
        (var catalogue, WorkCalendar calendar) = ListSubmission.Load(list.Folder, _folder["holidays"]).Parse();
        await host.Parts.Register.PublishAsync(catalogue, calendar, City.FirstDay, shadow: false, rehearsal: false, default);
        for (DateOnly day = City.FirstDay; day < Day; day = day.AddDays(1))
            foreach (int hour in new[] { 0, 6, 9, 15 })
                await host.MoveToAsync(ChinaTime.At(day, new TimeOnly(hour, 0)));
        await host.MoveToAsync(ChinaTime.At(Day, new TimeOnly(6, 0)));
    }

    private async Task<(string Data, string Prefix)> CopyAsync()
    {
        string data = Directory.CreateDirectory(_folder[$"{++_copies}"]).FullName;
        File.Copy(_folder["before", DataFolder.StoreFile], Path.Combine(data, DataFolder.StoreFile));
        string prefix = $"kill{_copies}x{Guid.NewGuid().ToString("N")[..8]}";
        if (_tables is not null)
            await AzuriteCopy.WriteAsync(data, _tables, prefix);
        return (data, prefix);
    }

    private static async Task<(int Exit, string Said)> RunAsync(LifeInAProcess life)
    {
        string[] arguments =
        [
            typeof(Killings).Assembly.Location,
            ProcessCommand.Life,
            "--data",
            life.Data,
            "--prefix",
            life.Prefix,
            "--smtp",
            $"{life.Smtp}",
            .. life.Tables is { } tables ? new[] { "--tables", tables } : [],
            .. life.Moments.SelectMany(m => new[] { "--moment", m.ToString("O", CultureInfo.InvariantCulture) }),
            .. life.KillAt is { } at ? new[] { "--kill-at", $"{at}" } : [],
            .. life.After ? ["--after"] : Array.Empty<string>(),
        ];
        using var process = Process.Start(
            new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string said = (await process.StandardOutput.ReadToEndAsync()).Trim();
        await process.WaitForExitAsync();
        return (process.ExitCode, process.ExitCode == 0 ? said : $"{said} {await error}");
    }

    private static string[] Ids(TestMailServer server, int from) =>
        [
            .. Enumerable
                .Range(from + 1, server.Envelopes().Count - from)
                .Select(n => MimeMessage.Load(new MemoryStream(server.Mail(n))).MessageId!)
                .Order(StringComparer.Ordinal),
        ];

    // Each item with its state and how many lines tell of it, each notice that waits, each mail with its state: without moments, which differ.
    private async Task<IReadOnlyList<string>> CityAsync(string data, string prefix)
    {
        using DataFolder? folder = _tables is null ? DataFolder.Open(data) : null;
        ITableStore store = folder is null
            ? TableStorageStore.Open(_tables!, prefix, new StorageMeter())
            : folder.OpenStore(new StorageMeter(), StoreDurability.Scratch);
        var city = new List<string>();
        foreach (StoreTable table in new[] { StoreTable.Work, StoreTable.Mail })
        foreach (PartitionRow row in await store.ReadAcrossAsync(table, " ", "~", [new RowRange(" ", "~")], default))
        {
            string what = string.Join(
                ' ',
                new[] { "state", "dueOn", "cycle", "event" }.Select(c => row.Row.Columns.GetValueOrDefault(c)).OfType<object>()
            );
            city.Add($"{row.Partition}/{row.Row.Row} {what}");
        }

        city.Sort(StringComparer.Ordinal);
        return city;
    }
}
