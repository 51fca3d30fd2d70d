using Ankang.Workflows.Notices;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Notices;

namespace Ankang.Workflows.Torture.Processes;

/// <summary>What a process of its own is told to do.</summary>
/// <param name="Data">The data folder with the store, where <paramref name="Tables"/> is null.</param>
/// <param name="Tables">Connection string of Table Storage, or an emulator.</param>
/// <param name="Prefix">Of the tables' names.</param>
/// <param name="Smtp">Port of a mail server on this machine.</param>
/// <param name="Moments">At which the loop does all that is due, in order.</param>
/// <param name="KillAt">The call at which it dies, from 1; null: none.</param>
internal sealed record LifeInAProcess(
    string Data,
    string? Tables,
    string Prefix,
    int Smtp,
    IReadOnlyList<DateTimeOffset> Moments,
    int? KillAt,
    bool After
)
{
    /// <summary>Lives, and prints the kinds of all calls, a letter each.</summary>
    public async Task RunAsync()
    {
        var points = new Failpoints(KillAt, After);
        using DataFolder? folder = Tables is null ? DataFolder.Open(Data) : null;
        ITableStore store = folder is null
            ? TableStorageStore.Open(Tables!, Prefix, new StorageMeter())
            : folder.OpenStore(new StorageMeter(), StoreDurability.Full);
        await using var smtp = new SmtpTransport(
            new SmtpOptions
            {
                Host = "127.0.0.1",
                Port = Smtp,
                Security = SmtpSecurity.None,
                TimeoutSeconds = 60,
            },
            new ImpatientTime()
        );
        using var host = new ProcessHost(new CountedStore(store, points), new CountedMail(smtp, points), Moments[0]);
        foreach (DateTimeOffset moment in Moments)
            await host.MoveToAsync(moment);
        Console.Out.WriteLine(string.Concat(points.Calls.Select(c => c.ToString()[0])));
    }
}
