using System.CommandLine;
using System.Text.Json;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Standalone.Hosting;
using Ankang.Workflows.Web.Api;

namespace Ankang.Workflows.Standalone.Commands;

/// <summary><c>publish</c>: checks a list, shows what it will open or change, and starts it on the running host.</summary>
public static class PublishCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER")
        {
            Description = "Folder with catalogue.yaml, published.txt and units.yaml; the holiday calendars lie beside it.",
        };
        var holidays = ListOptions.Holidays();
        var startOn = new Option<DateOnly?>("--start-on")
        {
            Description = "First day for which the system answers (default: today); items due before it are 历史事项.",
            HelpName = "yyyy-MM-dd",
        };
        var note = new Option<string>("--note")
        {
            Description = "Why a list is changed, as the histories will say it.",
            HelpName = "WORDS",
            DefaultValueFactory = _ => "",
        };
        var policyForOpen = new Option<bool>("--policy-for-open")
        {
            Description = "A changed ladder also holds for items that are open, not only from now on.",
        };
        var json = new Option<bool>("--json") { Description = "Print the plan as JSON." };
        var host = new HostOptions();
        var command = new Command(
            "publish",
            "Check a list, show what it opens or changes, and start it on the running host. Example: publish lists/2026 --dry-run"
        )
        {
            folder,
            holidays,
            startOn,
            note,
            policyForOpen,
            json,
        };
        host.AddTo(command);
        command.SetAction(
            async (result, cancellation) =>
            {
                ListSubmission list = ListSubmission.Load(
                    result.GetValue(folder)!,
                    result.GetValue(holidays) ?? Seeds.HolidaysFor(result.GetValue(folder)!)
                );
                PublicationPlan here = PlanHere(list with { StartOn = result.GetValue(startOn) }, TimeProvider.System);
                var body = new PublicationBody(
                    list.Catalogue,
                    list.Published,
                    list.Units,
                    list.Holidays,
                    result.GetValue(startOn),
                    result.GetValue(note),
                    result.GetValue(policyForOpen),
                    Assessment: list.Assessment
                );
                bool asJson = result.GetValue(json);
                if (host.Key(result) is not { } key)
                    return Alone(host.NoKey(result));
                using var client = new HostClient(host.Host(result), key);
                if (await client.PostAsync<PublicationAnswer>("api/lists?preview=true", body, cancellation) is not { } preview)
                    return Alone(host.NobodyAnswers(result));

                Show(preview, asJson);
                if (host.IsDryRun(result))
                    return 0;
                if (preview.Plan.Kind == PublicationKind.Unchanged)
                {
                    Console.Error.WriteLine("Nothing to do: the host runs this list as it stands here.");
                    return 0;
                }

                host.Ask(result, preview.Plan.Kind == PublicationKind.New ? $"Publish '{preview.Plan.List}'?" : $"Change '{preview.Plan.List}'?");
                PublicationAnswer done = await client.PostAsync<PublicationAnswer>(
                    "api/lists",
                    body with
                    {
                        Basis = preview.Plan.Basis,
                    },
                    cancellation
                ) ?? throw host.NobodyAnswers(result);
                Console.Error.WriteLine(
                    done.Result == "published"
                        ? $"Published '{done.Plan.List}', in shadow 试运行 until 正式启用 is pressed: {host.Host(result).TrimEnd('/')}/l/{done.Plan.List}"
                        : $"Changed '{done.Plan.List}'."
                );
                return 0;

                // A look needs no host: what the list would open where nothing runs yet.
                int Alone(CommandException nobody)
                {
                    if (!host.IsDryRun(result))
                        throw nobody;
                    Show(new PublicationAnswer("preview", here), asJson);
                    Console.Error.WriteLine($"note: {nobody.Message} This is what the list would open on a new host.");
                    return 0;
                }
            }
        );
        return command;
    }

    private static void Show(PublicationAnswer answer, bool asJson)
    {
        if (asJson)
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, ApiJson.ForPeople));
        else
            PlanTables.Print(answer.Plan);
    }

    // Checked here first: most faults need no host to be found.
    private static PublicationPlan PlanHere(ListSubmission submission, TimeProvider time)
    {
        (CatalogueFolder folder, WorkCalendar calendar) = submission.Parse();
        DateOnly today = ChinaTime.DateOf(time.GetUtcNow());
        ListCheck check = ListCheck.Of(folder, folder.Directory, calendar, today);
        if (check.Faults.Count > 0)
            throw new FaultyFileException(check.Faults);
        TaskList list = folder.Catalogue.List;
        DateOnly startOn = submission.StartOn ?? today;
        var head = new ListHead(list.Id, folder.Catalogue.Version, calendar.Version, "", startOn, list.ClosesOn, Shadow: true, Rehearsal: false);
        var fresh = new ListInForce(head, folder.Catalogue, folder.Directory, calendar);
        return new PublicationPlan(PublicationKind.New, list.Id, list.Title, "", startOn, check.Warnings, OpeningTable.Of(fresh), null)
        {
            Notice = NoticeCheck.Of(fresh, time.GetUtcNow()),
        };
    }
}
