using System.CommandLine;
using System.Globalization;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Standalone.Hosting;
using Ankang.Workflows.Standalone.Simulation;
using Ankang.Workflows.Storage;
using Spectre.Console;

namespace Ankang.Workflows.Standalone.Commands;

/// <summary><c>simulate</c>: a whole year in seconds.</summary>
public static class SimulateCommand
{
    public static Command Create()
    {
        var list = ListOptions.List();
        var holidays = ListOptions.Holidays();
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same files.", DefaultValueFactory = _ => 1 };
        var punctuality = new Option<double>("--punctuality")
        {
            Description = "Chance that a unit confirms an item by its due day, 0 to 1.",
            DefaultValueFactory = _ => 0.8,
        };
        var output = new Option<string>("--out")
        {
            Description = "Where table, mails, bulletins, archive, summary and picture go.",
            HelpName = "FOLDER",
            DefaultValueFactory = _ => Path.Combine("out", "simulate"),
        };
        var json = new Option<bool>("--json") { Description = "Print the summary as JSON." };
        var resume = new Option<bool>("--resume") { Description = "Take up a run that was cut off in --out." };
        var store = new Option<string>("--store") { Description = "Where the year is kept while it runs.", DefaultValueFactory = _ => "sqlite" };
        store.AcceptOnlyFromAmong("sqlite", "tables");
        var storage = ListOptions.Storage();
        punctuality.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<double>() is not (>= 0 and <= 1))
                r.AddError("--punctuality must be from 0 to 1, such as 0.8.");
        });
        var command = new Command(
            "simulate",
            "Run a whole year of the list on a virtual clock. Example: simulate --seed 7 --punctuality 0.8 --out out/year"
        )
        {
            list,
            holidays,
            seed,
            punctuality,
            output,
            json,
            resume,
            store,
            storage,
        };
        command.SetAction(
            async (result, cancellation) =>
            {
                string listFolder = result.GetValue(list) ?? Seeds.DefaultList;
                var options = new SimulationOptions(result.GetValue(seed), result.GetValue(punctuality));
                CatalogueFolder catalogue = CatalogueFolder.Load(listFolder);
                bool tables = result.GetValue(store) == "tables";
                if (!tables && result.GetValue(storage) is not null)
                    throw new CommandException("--storage goes with --store tables; without it the year is kept in the embedded store.");
                SimulationFolder folder = SimulationFolder.Open(result.GetValue(output)!, options, result.GetValue(resume));
                var choice = new StoreChoice(tables ? result.GetValue(storage) ?? StoreChoice.Emulator : null, folder.TablePrefix);
                var run = new SimulationRun(folder, choice, catalogue, ListOptions.Calendar(listFolder, result.GetValue(holidays)), options);
                try
                {
                    SimulationSummary summary = await WithProgressAsync(progress => run.RunAsync(progress, TimeProvider.System, cancellation));
                    if (result.GetValue(json))
                        Console.Out.WriteLine(SimulationRun.ToJson(summary));
                    else
                        Print(summary, folder);
                    return 0;
                }
                catch (StoreUnavailableException e)
                {
                    throw new CommandException($"{choice.Mend(e)} The run can be taken up with --resume.");
                }
                catch (OperationCanceledException)
                {
                    throw new CommandException($"Stopped. The run can be taken up with --resume --out {folder.Out}.");
                }
            }
        );
        return command;
    }

    private static async Task<T> WithProgressAsync<T>(Func<Action<double>, Task<T>> act)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console
            .Progress()
            .HideCompleted(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async context =>
            {
                // Nothing is said of a year that a store without an answer keeps from beginning.
                ProgressTask year = context.AddTask("the year 全年", autoStart: false, maxValue: 1);
                return await act(share =>
                {
                    if (!year.IsStarted)
                        year.StartTask();
                    year.Value = share;
                });
            });
    }

    private static void Print(SimulationSummary s, SimulationFolder folder)
    {
        string n(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
        Console.Out.WriteLine(
            $"""
            {s.List}, seed {s.Seed}, punctuality {s.Punctuality}: {s.VirtualFrom:yyyy-MM-dd} to {s.VirtualTo:yyyy-MM-dd}, cut-off 截至 {s.CutOff:yyyy-MM-dd}
              due items 待办事项  {n(s.DueItems)} of {s.Units} units: on time {n(s.ConfirmedOnTime)}, late {n(s.ConfirmedLate)}, open {n(
                s.Open
            )} (historic {s.Historic})
              notices 通知        {n(s.Notices)}: courtesy 到期提醒 {n(s.Courtesies)}, progress notes 进展 {n(s.ProgressNotes)}, 提醒 {n(
                s.Reminders
            )}, 督办 {n(s.Supervisions)}, 约谈 {n(s.Interviews)}
              mails 邮件          {n(s.Mails)}: {string.Join(", ", s.MailsBy.Select(m => $"{m.Key} {n(m.Value)}"))}
              storage             {n(s.StorageRequests)} requests, {s.RequestsPerItem:F2} a due item ({string.Join(
                ", ",
                s.StorageBy.Where(b => b.Value > 0).Select(b => $"{b.Key} {n(b.Value)}")
            )})
              took                {s.WallSeconds:F1} s, {s.PeakMemoryMiB:F0} MiB
            Look at {Path.Combine(folder.Out, ReportFiles.Xlsx)}, {ReportFiles.Html}, {ReportFiles.Svg}, mails/ and summary.json.
            """
        );
    }
}
