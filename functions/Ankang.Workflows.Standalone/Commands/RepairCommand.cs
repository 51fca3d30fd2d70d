using System.CommandLine;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Links;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Standalone.Hosting;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.Security;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ankang.Workflows.Standalone.Commands;

/// <summary><c>repair</c>: writes anew what can be derived of damaged rows, and says what cannot.</summary>
public static class RepairCommand
{
    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "The data folder of a host that does not run.", HelpName = "FOLDER" };
        var storage = ListOptions.Storage();
        var lists = new Option<string[]>("--list")
        {
            Description = "The folder of a list as it was published: its texts, calendar, units and place in the index are derived from it.",
            HelpName = "FOLDER",
            DefaultValueFactory = _ => [],
        };
        var holidays = ListOptions.Holidays();
        var command = new Command("repair", "Write anew what can be derived of damaged rows. Example: repair --data data/lists --list lists/2026")
        {
            data,
            storage,
            lists,
            holidays,
        };
        command.SetAction(
            async (result, cancellation) =>
            {
                string path = result.GetValue(data) ?? ServeCommand.ListsData;
                if (result.GetValue(storage) is null && !File.Exists(Path.Combine(path, DataFolder.StoreFile)))
                    throw new CommandException($"'{Path.GetFullPath(path)}' is no data folder of a host: name it with --data.");
                var choice = new StoreChoice(result.GetValue(storage));
                using DataFolder? folder = choice.Connection is null ? DataFolder.Open(path) : null;
                ITableStore store = choice.Open(folder, new StorageMeter(), StoreDurability.Full);
                WorkflowParts parts = Parts(store, path);
                foreach (string list in result.GetValue(lists)!)
                    await RestoreAsync(parts, CatalogueFolder.Load(list), ListOptions.Calendar(list, result.GetValue(holidays)), cancellation);
                await ReadAllAsync(parts, cancellation);
                if (!(await parts.Register.OpenAsync(cancellation)).Any(l => l.Head.Rehearsal))
                    await CommandLog.WriteAsync(store, path, SecurityKind.Act, "修复受损数据（命令 repair）");
                return Tell(parts.SetAside);
            }
        );
        return command;
    }

    // What the published folder says is what stood there: texts and days are named by their content.
    private static async Task RestoreAsync(WorkflowParts parts, CatalogueFolder folder, WorkCalendar calendar, CancellationToken cancellation)
    {
        await parts.Register.WriteTextsAsync(folder, calendar, cancellation);
        try
        {
            if (await parts.Register.FindAsync(folder.Catalogue.List.Id, cancellation) is not { } list)
                return;
            await parts.Register.EnsureIndexedAsync(list, cancellation);
            await parts.Register.MergeUnitsAsync(folder.Directory, ChinaTime.DateOf(parts.Clock.GetUtcNow()), cancellation);
            parts.Register.Forget(list.Id);
        }
        catch (ListClosedException)
        {
            // Among the rows that are told of at the end.
        }
    }

    // Reading all that lists rest on finds what is damaged.
    internal static async Task ReadAllAsync(WorkflowParts parts, CancellationToken cancellation)
    {
        foreach (ListInForce list in await parts.Register.OpenAsync(cancellation))
        {
            await parts.Board.ReadAsync(list.Id, reread: true, cancellation);
            await parts.Audit.LastAsync(list.Id, cancellation);
            foreach (PeriodPlan plan in list.Plans)
                await parts.Work.RereadAsync(plan.Ref, cancellation);
        }
    }

    private static int Tell(RowsSetAside aside)
    {
        DamagedRow[] lost = [.. aside.All.Where(r => !IsRebuiltByHost(r))];
        foreach (DamagedRow row in aside.All.Where(IsRebuiltByHost))
            Console.Out.WriteLine($"the host rebuilds it at its start: {row}");
        foreach (DamagedRow row in lost)
            Console.Out.WriteLine($"cannot be derived: {row}");
        Console.Out.WriteLine(
            lost.Length == 0
                ? "What was read is whole, or was written anew."
                : "What cannot be derived comes from a backup alone; until then all else goes on without it."
        );
        return lost.Length == 0 ? 0 : 1;
    }

    private static bool IsRebuiltByHost(DamagedRow row) => row.Table == StoreTable.Board || row is { Table: StoreTable.Control, Row: "audit" };

    private static WorkflowParts Parts(ITableStore store, string path)
    {
        // Nothing is sent: it writes rows only.
        var nowhere = new FolderTransport(Path.Combine(path, "outbox"));
        return new WorkflowParts(
            store,
            TimeProvider.System,
            NoticeTemplates.Load(),
            new LinkSigner(new byte[LinkSigner.KeyLength]),
            () => "",
            new MailRoutes(nowhere, nowhere),
            "repair",
            NullLoggerFactory.Instance
        );
    }
}
