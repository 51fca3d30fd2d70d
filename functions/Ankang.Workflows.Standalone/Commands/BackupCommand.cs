using System.CommandLine;
using Ankang.Workflows.Standalone.Backups;
using Ankang.Workflows.Standalone.Hosting;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.Security;

namespace Ankang.Workflows.Standalone.Commands;

/// <summary><c>backup</c>: a data folder as one file, also beside the host that runs on it.</summary>
public static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The backup to write; must not be there yet." };
        var data = new Option<string>("--data")
        {
            Description = "The data folder of a host, running or not.",
            HelpName = "FOLDER",
            DefaultValueFactory = _ => ServeCommand.ListsData,
        };
        var command = new Command(
            "backup",
            "Write the whole data folder into one file, beside a running host. Example: backup ankang.zip --data data/lists"
        )
        {
            file,
            data,
        };
        command.SetAction(
            async (result, cancellation) =>
            {
                string path = Path.GetFullPath(result.GetValue(file)!);
                if (File.Exists(path))
                    throw new CommandException($"'{path}' is there already: name another file, or move it away.");
                string folder = Path.GetFullPath(result.GetValue(data)!);
                int files = await DataBackup.WriteAsync(folder, path, TimeProvider.System.GetUtcNow(), cancellation);
                using (SqliteReader store = DataFolder.Look(folder, new StorageMeter()))
                    await CommandLog.WriteAsync(store, folder, SecurityKind.Export, "导出数据目录备份（命令 backup）");
                Console.Out.WriteLine(
                    $"Wrote {path}: {files} files, the store checked. It holds keys and people's data: keep it as you keep the folder itself."
                );
                return 0;
            }
        );
        return command;
    }
}
