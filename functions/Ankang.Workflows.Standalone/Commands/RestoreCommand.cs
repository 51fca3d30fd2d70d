using System.CommandLine;
using System.Globalization;
using Ankang.Workflows.Standalone.Backups;
using Ankang.Workflows.Standalone.Hosting;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.Security;

namespace Ankang.Workflows.Standalone.Commands;

/// <summary><c>restore</c>: puts a backup of a data folder, or a nightly export of the Azure Functions host, back where nothing is.</summary>
/// <remarks>Which of the two a file is, its content says.</remarks>
public static class RestoreCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE")
        {
            Description = "A backup of a data folder (ankang-20261128T183000Z.zip), or an export of tables (2026-11-24.jsonl.gz).",
        };
        var data = new Option<string?>("--data")
        {
            Description = "Of a backup: the data folder to make; must not be there yet, or be empty.",
            HelpName = "FOLDER",
        };
        Option<string?> storage = ListOptions.Storage();
        storage.Description =
            $"Of an export: the Table Storage to restore into, without rows: an account URL, a connection string, or {StoreChoice.Emulator}.";
        var command = new Command(
            "restore",
            "Put a backup or an export of all tables back. Stop the hosts first. Example: restore ankang.zip --data data/restored"
        )
        {
            file,
            data,
            storage,
        };
        command.SetAction(
            async (result, cancellation) =>
            {
                FileInfo copy = result.GetValue(file)!;
                if (!copy.Exists)
                    throw new CommandException(
                        $"There is no file '{copy.FullName}'. Backups lie in the data folder under '{BackupFiles.Folder}'; exports are downloaded from "
                            + "the container 'ankang-exports' first."
                    );
                try
                {
                    if (DataBackup.IsOne(copy.FullName))
                        await RestoreFolderAsync(copy, result.GetValue(data), cancellation);
                    else
                        await RestoreTablesAsync(copy, result.GetValue(storage), cancellation);
                    return 0;
                }
                catch (InvalidDataException e)
                {
                    throw new CommandException($"{copy.Name}: {e.Message}");
                }
            }
        );
        return command;
    }

    private static async Task RestoreFolderAsync(FileInfo backup, string? data, CancellationToken cancellation)
    {
        if (data is null)
            throw new CommandException($"{backup.Name} is a backup of a data folder: name the folder to make with --data.");
        string folder = Path.GetFullPath(data);
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new CommandException($"'{folder}' is there already: name another folder, or move it away. Nothing was changed.");
        OwnerOnly.FromNowOn();
        (DateTimeOffset at, int files) = await DataBackup.RestoreAsync(backup.FullName, folder, cancellation);
        using (SqliteReader restored = DataFolder.Look(folder, new StorageMeter()))
            await CommandLog.WriteAsync(restored, folder, SecurityKind.Act, $"由备份{backup.Name}恢复数据目录（命令 restore）");
        Console.Out.WriteLine(
            $"""
            Restored {files} files, as of {at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC, into {folder}.
            What units reported and what was mailed since is not in it, and the next batch of mails (09:00, 15:00) would ask for it again:
            start the host with --data {data}, pause each list (暂停) before that hour, enter what was reported since (代为登记), then lift the pause.
            """
        );
    }

    private static async Task RestoreTablesAsync(FileInfo export, string? storage, CancellationToken cancellation)
    {
        if (storage is null)
            throw new CommandException($"{export.Name} is an export of tables: name the Table Storage to restore into with --storage.");
        await using FileStream content = export.OpenRead();
        try
        {
            var choice = new StoreChoice(storage);
            int rows = await choice.OpenBackup().RestoreAsync(content, cancellation);
            await CommandLog.WriteAsync(
                choice.Open(null, new StorageMeter(), StoreDurability.Full),
                "",
                SecurityKind.Act,
                $"由{export.Name}恢复全部数据表（命令 restore）"
            );
            Console.Out.WriteLine($"{rows} rows restored. The next audit mends the Board; ensure starts the orchestrations.");
        }
        catch (Azure.RequestFailedException e)
        {
            throw new CommandException(
                $"Table Storage answered {e.Status} {e.ErrorCode}; run the same command again, what is there already does no harm."
            );
        }
    }
}
