using System.CommandLine;
using Ankang.Workflows.Standalone.Hosting;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.Security;

namespace Ankang.Workflows.Standalone.Commands;

/// <summary><c>restore</c>: puts a nightly export of the Azure Functions host back into empty tables.</summary>
public static class RestoreCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The export, such as 2026-11-24.jsonl.gz." };
        Option<string?> storage = ListOptions.Storage();
        storage.Description = $"The Table Storage to restore into, without rows: an account URL, a connection string, or {StoreChoice.Emulator}.";
        storage.Required = true;
        var command = new Command(
            "restore",
            "Put an export of all tables back. Stop the hosts first. Example: restore 2026-11-24.jsonl.gz --storage https://account.table.core.windows.net"
        )
        {
            file,
            storage,
        };
        command.SetAction(
            async (result, cancellation) =>
            {
                FileInfo export = result.GetValue(file)!;
                if (!export.Exists)
                    throw new CommandException(
                        $"There is no file '{export.FullName}'. Download the export from the container 'ankang-exports' first."
                    );
                await using FileStream content = export.OpenRead();
                try
                {
                    var choice = new StoreChoice(result.GetValue(storage));
                    int rows = await choice.OpenBackup().RestoreAsync(content, cancellation);
                    await CommandLog.WriteAsync(
                        choice.Open(null, new StorageMeter(), StoreDurability.Full),
                        "",
                        SecurityKind.Act,
                        $"由{export.Name}恢复全部数据表（命令 restore）"
                    );
                    Console.Out.WriteLine($"{rows} rows restored. The next audit mends the Board; ensure starts the orchestrations.");
                    return 0;
                }
                catch (InvalidDataException e)
                {
                    throw new CommandException($"{export.Name}: {e.Message}");
                }
                catch (Azure.RequestFailedException e)
                {
                    throw new CommandException(
                        $"Table Storage answered {e.Status} {e.ErrorCode}; run the same command again, what is there already does no harm."
                    );
                }
            }
        );
        return command;
    }
}
