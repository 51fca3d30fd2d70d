using System.CommandLine;
using System.Text.Json;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Web.Api;

namespace Ankang.Workflows.Standalone.Commands;

/// <summary><c>calendar import</c>: puts a year's holiday notice in force for every list of the running host.</summary>
public static class CalendarCommand
{
    public static Command Create()
    {
        var command = new Command("calendar", "Holiday calendars of the running host. Example: calendar import holidays/2027.csv --dry-run");
        command.Subcommands.Add(Import());
        return command;
    }

    private static Command Import()
    {
        var file = new Argument<string>("FILE") { Description = "The notice as csv: date,name,kind; kind is holiday (放假) or workday (调休上班)." };
        var note = new Option<string>("--note")
        {
            Description = "Why, as the record of changes will say it.",
            HelpName = "WORDS",
            DefaultValueFactory = _ => "",
        };
        var json = new Option<bool>("--json") { Description = "Print what moves as JSON." };
        var host = new HostOptions();
        var command = new Command(
            "import",
            "Check a year's holiday notice, show what it moves, and put it in force. Example: calendar import holidays/2027.csv --dry-run"
        )
        {
            file,
            note,
            json,
        };
        host.AddTo(command);
        command.SetAction(
            async (result, cancellation) =>
            {
                string path = result.GetValue(file)!;
                if (!File.Exists(path))
                    throw new CommandException($"There is no file '{path}'.");
                var body = new CalendarBody(Path.GetFileName(path), await File.ReadAllTextAsync(path, cancellation), result.GetValue(note));
                HolidayNotice.Parse(body.Text!, body.Name!);
                using var client = new HostClient(host.Host(result), host.Key(result) ?? throw host.NoKey(result));
                CalendarAnswer preview = await client.PostAsync<CalendarAnswer>("api/calendar?preview=true", body, cancellation)
                    ?? throw host.NobodyAnswers(result);
                if (result.GetValue(json))
                    Console.Out.WriteLine(JsonSerializer.Serialize(preview, ApiJson.ForPeople));
                else
                    foreach (CalendarPlan plan in preview.Lists)
                        PlanTables.Print(plan);
                if (host.IsDryRun(result))
                    return 0;
                if (preview.Lists.All(l => l.Unchanged))
                {
                    Console.Error.WriteLine(
                        preview.Lists.Count == 0
                            ? "Nothing to do: no list runs on this host. A list brings its calendars when it is published."
                            : "Nothing to do: every list has this notice already."
                    );
                    return 0;
                }

                host.Ask(result, "Put the notice in force?");
                CalendarAnswer done = await client.PostAsync<CalendarAnswer>("api/calendar", body, cancellation) ?? throw host.NobodyAnswers(result);
                Console.Error.WriteLine($"In force for {string.Join(", ", done.Lists.Where(l => !l.Unchanged).Select(l => l.List))}.");
                return 0;
            }
        );
        return command;
    }
}
