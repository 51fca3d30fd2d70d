using System.CommandLine;

namespace Ankang.Workflows.Torture.SmallWorlds;

/// <summary>The command that runs small worlds in every order.</summary>
internal static class InterleavingsCommand
{
    public static Command Create()
    {
        var preemptions = new Option<int>("--preemptions") { Description = "How often one host may be interrupted.", DefaultValueFactory = _ => 2 };
        var world = new Option<SmallWorldKind?>("--world") { Description = "Only this one." };
        var bug = new Option<string?>("--bug") { Description = "Runs with a known bug, as the torture's own --bug." };
        var command = new Command("interleavings", "Runs two hosts in small worlds, in every order of their calls with so many interruptions.")
        {
            preemptions,
            world,
            bug,
        };
        bug.AcceptOnlyFromAmong([.. SeededBug.All.Select(b => b.Name)]);
        command.SetAction(result =>
        {
            SeededBug? seeded = SeededBug.All.FirstOrDefault(b => b.Name == result.GetValue(bug));
            SmallWorldKind[] kinds = result.GetValue(world) is { } only ? [only] : Enum.GetValues<SmallWorldKind>();
            int failed = 0;
            foreach (SmallWorldKind kind in kinds)
            {
                InterleavingReport report = Interleavings.Run(kind, result.GetValue(preemptions), bug: seeded);
                Console.Out.WriteLine($"| `{kind}` | {report.Turns} | {report.Runs} | {report.Broken.Count} |");
                foreach (string broken in report.Broken)
                    Console.Error.WriteLine($"{kind}, host {report.Order}: {broken}");
                failed += report.Broken.Count;
            }

            return failed > 0 ? 1 : 0;
        });
        return command;
    }
}
