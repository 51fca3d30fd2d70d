using System.CommandLine;
using Ankang.Workflows.Checks;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Links;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Standalone.Backups;
using Ankang.Workflows.Standalone.Hosting;
using Ankang.Workflows.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ankang.Workflows.Standalone.Commands;

/// <summary><c>doctor</c>: what is wrong with a host's folder, settings and lists, and the mend of each; beside a running host or without one.</summary>
public static class DoctorCommand
{
    private const long LeastFree = 500L << 20;
    private static readonly TimeSpan OldestBackup = TimeSpan.FromDays(2);

    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "The data folder of a host, running or not.", HelpName = "FOLDER" };
        var storage = ListOptions.Storage();
        var command = new Command(
            "doctor",
            "Look at settings, rights, public address, clock, calendars and lists; nothing is changed. Example: doctor --data data/lists"
        )
        {
            data,
            storage,
        };
        command.SetAction(
            async (result, cancellation) =>
            {
                string folder = Path.GetFullPath(result.GetValue(data) ?? ServeCommand.ListsData);
                var choice = new StoreChoice(result.GetValue(storage));
                using SqliteReader? reader = choice.Connection is null ? DataFolder.Look(folder, new StorageMeter()) : null;
                ITableStore store = reader ?? choice.Open(null, new StorageMeter(), StoreDurability.Full);
                var configuration = new ConfigurationManager();
                (CheckResult settings, MailOptions mail) = Settings(configuration, folder);
                CheckResult[] host = [settings, Rights(folder), Room(folder)];
                bool isWell = Say("host", choice.Connection is null ? [.. host, Backups(configuration, folder)] : host);
                string? publicUrl = configuration[ServeHost.PublicUrlKey]?.TrimEnd('/');
                string? fault = publicUrl is null ? null : await AddressProbe.LookAsync(publicUrl, cancellation);
                WorkflowParts parts = Parts(store, folder, mail);
                await RepairCommand.ReadAllAsync(parts, cancellation);
                foreach (ListInForce list in await parts.Register.OpenAsync(cancellation))
                    isWell &= Say(list.Id, ListChecks.Of(await parts.Checks.ReadAsync(list, publicUrl, fault, cancellation)));
                foreach (DamagedRow row in parts.SetAside.All)
                    Console.Out.WriteLine($"  set aside: {row}");
                Console.Out.WriteLine(
                    isWell && parts.SetAside.All.Count == 0 ? "All is well." : "Something wants mending, see the lines marked RED."
                );
                return isWell && parts.SetAside.All.Count == 0 ? 0 : 1;
            }
        );
        return command;
    }

    private static bool Say(string of, IReadOnlyList<CheckResult> results)
    {
        Console.Out.WriteLine(of);
        foreach (CheckResult result in results)
            Console.Out.WriteLine(
                $"  {(result.IsWell ? "ok " : "RED")} {result.Name}: {result.Found}{(result.Mend is { } mend ? $" → {mend}" : "")}"
            );
        return results.All(r => r.IsWell);
    }

    private static (CheckResult Result, MailOptions Mail) Settings(ConfigurationManager configuration, string folder)
    {
        const string name = "settings";
        try
        {
            var read = ServeHost.ReadSettings(configuration, Path.Combine(folder, ServeHost.SettingsFile));
            string? url = configuration[ServeHost.PublicUrlKey]?.TrimEnd('/');
            read.SignIn.PublicUrl = url;
            ServeHost.Check(read.Mail, read.Webhook, read.SignIn, read.Heartbeat, url, rehearsal: false);
            return (new CheckResult(name, "they can be used."), read.Mail);
        }
        catch (CommandException e)
        {
            // Mails are looked at as if none were set: which of them are wrong the line says.
            return (new CheckResult(name, "they cannot be used.", e.Message.ReplaceLineEndings(" ")), new MailOptions());
        }
    }

    private static CheckResult Rights(string folder) =>
        OwnerOnly.OpenToOthers(folder) is [var first, ..] open
            ? new CheckResult(
                "rights",
                $"{open.Count} files or folders can be read by other users, such as '{first}'.",
                $"run 'chmod -R go= {folder}'."
            )
            : new CheckResult("rights", "the data folder is its owner's alone.");

    private static CheckResult Backups(ConfigurationManager configuration, string folder)
    {
        const string name = "backup";
        BackupOptions options;
        try
        {
            options = BackupOptions.Read(configuration);
        }
        catch (CommandException e)
        {
            return new CheckResult(name, "its settings cannot be used.", e.Message.ReplaceLineEndings(" "));
        }

        string kept = options.FolderOf(folder);
        if (BackupFiles.In(kept) is not [{ At: var last }, ..])
            return new CheckResult(name, $"none yet in '{kept}'; a host on the real clock makes one each night.");
        string found = $"the last one in '{kept}' is of {last:yyyy-MM-dd HH:mm} UTC.";
        return last > TimeProvider.System.GetUtcNow() - OldestBackup
            ? new CheckResult(name, found)
            : new CheckResult(name, found, "see the host's log for why the nights since have none.");
    }

    private static CheckResult Room(string folder)
    {
        long free = new DriveInfo(folder).AvailableFreeSpace;
        string left = $"{free >> 20:N0} MB are free.";
        return free < LeastFree
            ? new CheckResult("disk", left, $"free at least {LeastFree >> 20} MB: a full disk stops all that is recorded.")
            : new CheckResult("disk", left);
    }

    // Looks as a host would, and sends nothing; no link is made that anybody gets.
    private static WorkflowParts Parts(ITableStore store, string folder, MailOptions mail)
    {
        string outbox = Path.Combine(folder, ServeHost.OutboxFolder);
        return new WorkflowParts(
            store,
            TimeProvider.System,
            NoticeTemplates.Load(),
            new LinkSigner(new byte[LinkSigner.KeyLength]),
            () => "http://localhost",
            new MailRoutes(
                new FolderTransport(outbox),
                MailTransports.Create(mail, outbox, TimeProvider.System),
                Returns: MailTransports.Returns(mail, TimeProvider.System)
            ),
            "doctor",
            NullLoggerFactory.Instance,
            asksAcknowledgement: true
        );
    }
}
