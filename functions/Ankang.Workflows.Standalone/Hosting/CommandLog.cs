using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.Security;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ankang.Workflows.Standalone.Hosting;

/// <summary>安全日志 of a host's data, for what a command took out of it or changed in it past the host.</summary>
/// <remarks>
/// Commands that call a running host (<c>publish</c>, <c>calendar import</c>) leave the host's own line. As on pages, a line that cannot be
/// written holds nothing up: standard error says so.
/// </remarks>
public static class CommandLog
{
    /// <summary>Who runs this program, by the account of the operating system.</summary>
    public static Actor Account { get; } =
        new(ActorKind.MachineAccount, Environment.UserName, $"主机账号 {Environment.UserName}") { Channel = ActorChannel.CommandLine };

    /// <summary>Writes a line beside the host.</summary>
    /// <param name="store">What the command worked on; one that was opened to be looked at gets its line by its folder.</param>
    /// <param name="folder">The data folder of the embedded store.</param>
    /// <param name="done">In the words of the page, without any secret.</param>
    public static async Task WriteAsync(ITableStore store, string folder, SecurityKind kind, string done)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        var entry = new SecurityEntry(now, kind, Account, Environment.MachineName, done);
        try
        {
            // What was done is told, even where somebody has pressed Ctrl+C since.
            if (store is SqliteReader)
                DataFolder.Append(folder, StoreTable.Security, SecurityTable.MonthOf(now), SecurityTable.Line(entry));
            else
                await new SecurityTable(store, new RowsSetAside(TimeProvider.System, NullLogger<RowsSetAside>.Instance)).AddAsync(
                    entry,
                    CancellationToken.None
                );
        }
        catch (StoreUnavailableException e)
        {
            Console.Error.WriteLine($"warning: the security log could not be written: {e.Message} Note it elsewhere: {done}");
        }
    }
}
