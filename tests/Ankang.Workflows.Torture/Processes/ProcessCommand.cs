using System.CommandLine;
using Ankang.Workflows.StoreTests;

namespace Ankang.Workflows.Torture.Processes;

/// <summary>The command that kills real processes, and the one that such a process runs.</summary>
internal static class ProcessCommand
{
    public const string Life = "life-in-a-process";

    public static Command Create()
    {
        var store = new Option<string>("--store") { Description = "sqlite or azurite.", DefaultValueFactory = _ => "sqlite" };
        var from = new Option<int>("--from") { Description = "The first place, from 0." };
        var every = new Option<int>("--every") { Description = "Only each so-many-th place; 1 for all.", DefaultValueFactory = _ => 1 };
        var command = new Command(
            "process",
            "Runs a slot in a process of its own over a real mail server, and kills it (SIGKILL) at every call of store and mail server."
        )
        {
            store,
            from,
            every,
        };
        store.AcceptOnlyFromAmong("sqlite", "azurite");
        command.SetAction(
            async (result, _) =>
            {
                await using Azurite? azurite = result.GetValue(store) == "azurite" ? await Azurite.StartAsync() : null;
                using var killings = new Killings(azurite?.ConnectionString);
                KillReport report = await killings.RunAsync(result.GetValue(from), result.GetValue(every));
                foreach (string broken in report.Broken)
                    Console.Error.WriteLine(broken);
                Console.Out.WriteLine($"| {report.Store} | {report.Calls} | {report.Points} | {report.Repeated} | {report.Broken.Count} |");
                return report.Broken.Count > 0 ? 1 : 0;
            }
        );
        return command;
    }

    public static Command CreateLife()
    {
        var data = new Option<string>("--data") { Required = true };
        var tables = new Option<string?>("--tables");
        var prefix = new Option<string>("--prefix") { Required = true };
        var smtp = new Option<int>("--smtp") { Required = true };
        var moments = new Option<DateTimeOffset[]>("--moment") { Required = true };
        var killAt = new Option<int?>("--kill-at");
        var after = new Option<bool>("--after");
        var command = new Command(Life, "What 'process' starts.") { data, tables, prefix, smtp, moments, killAt, after };
        command.Hidden = true;
        command.SetAction(
            async (result, _) =>
                await new LifeInAProcess(
                    result.GetValue(data)!,
                    result.GetValue(tables),
                    result.GetValue(prefix)!,
                    result.GetValue(smtp),
                    result.GetValue(moments)!,
                    result.GetValue(killAt),
                    result.GetValue(after)
                ).RunAsync()
        );
        return command;
    }
}
