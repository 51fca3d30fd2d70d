using System.CommandLine;
using Ankang.Workflows.Assessment;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Standalone.Clockwork;
using Ankang.Workflows.Standalone.Hosting;
using Ankang.Workflows.Statements;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.Security;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ankang.Workflows.Standalone.Commands;

/// <summary><c>report</c>: the official table at a cut-off date, from a data folder, also beside the host that runs on it.</summary>
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
            Description = "Where table.xlsx, table.docx, table.html, table.json and year.svg go.",
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
                var choice = new StoreChoice(result.GetValue(storage));
                using SqliteReader? reader = choice.Connection is null ? DataFolder.Look(folderPath, new StorageMeter()) : null;
                ITableStore store = reader ?? choice.Open(null, new StorageMeter(), StoreDurability.Full);
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
                ReportFiles.WriteAll(folderOut, await new StatementSource(work, store, aside).DrawAsync(list, day, now, cancellation));
                Console.Out.WriteLine(
                    $"Wrote {Path.Combine(folderOut, ReportFiles.Xlsx)}, {ReportFiles.Docx}, {ReportFiles.Html}, {ReportFiles.Json} and {ReportFiles.Svg}."
                );
                if (withScores)
                    Console.Out.WriteLine(
                        $"Wrote {Path.Combine(folderOut, AssessmentFiles.ScoresXlsx)}, {AssessmentFiles.ScoresJson} and {AssessmentFiles.StrikesJson}."
                    );
                if (!list.Head.Rehearsal)
                    await CommandLog.WriteAsync(
                        store,
                        folderPath,
                        SecurityKind.Export,
                        $"导出{id}{(withScores ? "报表和考核" : "报表")}，截至{day:yyyy-MM-dd}（命令 report）"
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
