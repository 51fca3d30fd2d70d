using System.CommandLine;
using Ankang.Workflows.Assessment;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Standalone.Clockwork;
using Ankang.Workflows.Standalone.Hosting;
using Ankang.Workflows.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ankang.Workflows.Standalone.Commands;

/// <summary><c>report</c>: the official table at a cut-off date, from a data folder that no host is running on.</summary>
public static class ReportCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Description = "The data folder of a host.",
            HelpName = "FOLDER",
            DefaultValueFactory = _ => ServeCommand.RehearsalData,
        };
        var storage = ListOptions.Storage();
        var listId = new Option<string?>("--list-id") { Description = "Which list, where the store holds several.", HelpName = "ID" };
        var cutOff = new Option<DateOnly?>("--cut-off")
        {
            Description = "The day the table speaks of, 24:00 (default: the store's today).",
            HelpName = "yyyy-MM-dd",
        };
        var output = new Option<string>("--out")
        {
            Description = "Where table.xlsx, table.html and year.svg go.",
            HelpName = "FOLDER",
            DefaultValueFactory = _ => "report",
        };
        var scores = new Option<bool>("--scores") { Description = "Also write 考核 and 问责台账: scores.json, scores.xlsx and strikes.json." };
        var command = new Command(
            "report",
            "Write the official table with its progress column 完成进展. Example: report --cut-off 2021-06-30 --out report"
        )
        {
            data,
            storage,
            listId,
            cutOff,
            output,
            scores,
        };
        command.SetAction(
            async (result, cancellation) =>
            {
                string folderPath = result.GetValue(data)!;
                if (result.GetValue(storage) is null && !File.Exists(Path.Combine(folderPath, DataFolder.StoreFile)))
                    throw new CommandException(
                        $"'{Path.GetFullPath(folderPath)}' is no data folder of a host: start one with 'serve' first, or name it with --data."
                    );
                var choice = new StoreChoice(result.GetValue(storage));
                using DataFolder? folder = choice.Connection is null ? DataFolder.Open(folderPath) : null;
                ITableStore store = choice.Open(folder, new StorageMeter(), StoreDurability.Full);
                var aside = new RowsSetAside(TimeProvider.System, NullLogger<RowsSetAside>.Instance);
                var register = new ListRegister(
                    store,
                    new DirectoryTable(store, aside),
                    new ToldTable(store, aside, TimeProvider.System, _ => true),
                    aside,
                    TimeProvider.System
                );
                IReadOnlyList<string> lists = await ListsAsync(register, choice, cancellation);
                string id = result.GetValue(listId)
                    ?? (
                        lists is [var only]
                            ? only
                            : throw new CommandException(
                                lists.Count == 0
                                    ? $"No list was published in '{folderPath}'."
                                    : $"The store holds several lists: name one with --list-id ({string.Join(", ", lists)})."
                            )
                    );
                if (!lists.Contains(id))
                    throw new CommandException($"The store holds no list '{id}', but {string.Join(", ", lists)}.");

                ListInForce list = await register.GetAsync(id, cancellation);
                DateTimeOffset now =
                    list.Head.Rehearsal && await new ClockRow(store, id).ReadAsync(cancellation) is { } at ? at : TimeProvider.System.GetUtcNow();
                var work = new WorkTable(store, TimeProvider.System, aside);
                IReadOnlyList<DueItem> items = await ReportFiles.ItemsAsync(list, work, now, cancellation);
                string folderOut = result.GetValue(output)!;
                DateOnly day = result.GetValue(cutOff) ?? ChinaTime.DateOf(now);
                // First, as it may refuse the cut-off: then nothing was written.
                bool withScores = result.GetValue(scores);
                if (withScores)
                    await AssessmentFiles.WriteAsync(
                        folderOut,
                        list,
                        new AssessmentService(
                            register.GetAsync,
                            new ItemRecords(work, aside),
                            new AssessmentTable(store, aside),
                            TimeProvider.System
                        ),
                        new CutOff(day, now),
                        cancellation
                    );
                ReportFiles.Write(folderOut, list, items, day, now, await ReportFiles.EventsAsync(list, store, aside, day, cancellation));
                Console.Out.WriteLine($"Wrote {Path.Combine(folderOut, ReportFiles.Xlsx)}, {ReportFiles.Html} and {ReportFiles.Svg}.");
                if (withScores)
                    Console.Out.WriteLine(
                        $"Wrote {Path.Combine(folderOut, AssessmentFiles.ScoresXlsx)}, {AssessmentFiles.ScoresJson} and {AssessmentFiles.StrikesJson}."
                    );
                foreach (DamagedRow row in aside.All)
                    Console.Error.WriteLine($"warning: left out, it cannot be read: {row}");
                return 0;
            }
        );
        return command;
    }

    private static async Task<IReadOnlyList<string>> ListsAsync(ListRegister register, StoreChoice choice, CancellationToken cancellation)
    {
        try
        {
            return await register.ListsAsync(cancellation);
        }
        catch (StoreUnavailableException e)
        {
            throw new CommandException(choice.Mend(e));
        }
    }
}
