using System.CommandLine;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Drafts;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Standalone;
using Ankang.Workflows.Standalone.Commands;
using Ankang.Workflows.Standalone.Hosting;
using Ankang.Workflows.Storage;

if (args is [DocumentProcess.Command])
    return await DocumentProcess.ServeAsync(Console.OpenStandardInput(), Console.OpenStandardOutput(), CancellationToken.None);
Console.OutputEncoding = System.Text.Encoding.UTF8;
var root = new RootCommand("Ankang.Workflows: an official task list (工作任务清单) that runs itself. Without a command: serve.")
{
    ServeCommand.Create(),
    CatalogueCommand.Create(),
    SimulateCommand.Create(),
    ReportCommand.Create(),
    ArchiveCommand.Create(),
    BackupCommand.Create(),
    ImportCommand.Create(),
    ImportCheckCommand.Create(),
    PublishCommand.Create(),
    CalendarCommand.Create(),
    NewYearCommand.Create(),
    RestoreCommand.Create(),
    RepairCommand.Create(),
    DoctorCommand.Create(),
};
root.SetAction(
    async (_, cancellation) =>
    {
        await ServeHost.RunAsync(ServeCommand.Default, cancellation);
        return 0;
    }
);

try
{
    // What somebody was sent is read under the same limits as what somebody uploads.
    if (args is ["import", ..] && !DocumentProcess.IsWithinLimits)
        return await DocumentProcess.RunAsync(args, ImportCommand.MayLack, CancellationToken.None);
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e)
    when (e
            is CommandException
                or DataFolderException
                or FaultyFileException
                or TemplateException
                or StoreUnavailableException
                or StoreLostException
                or DamagedRowException
                or IOException
                or UnauthorizedAccessException
    )
{
    foreach (string line in e.Message.Split(Environment.NewLine))
        Console.Error.WriteLine($"error: {line}");
    return 1;
}
