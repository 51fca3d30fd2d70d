using System.CommandLine;
using System.Globalization;
using Ankang.Workflows.Torture.Processes;
using Ankang.Workflows.Torture.SmallWorlds;

namespace Ankang.Workflows.Torture;

/// <summary>The command line.</summary>
internal static class TortureCommand
{
    public static RootCommand Create()
    {
        var seed = new Option<ulong>("--seed") { Description = "The first run's seed; the next has the next.", DefaultValueFactory = _ => 1 };
        var runs = new Option<int>("--runs") { Description = "How many runs.", DefaultValueFactory = _ => 20 };
        var minutes = new Option<double?>("--minutes") { Description = "Ends after so many minutes; runs do not count then." };
        var hosts = new Option<string>("--hosts") { Description = "How many hosts: 3, or 2..4.", DefaultValueFactory = _ => "2..4" };
        var faults = new Option<string?>("--faults")
        {
            Description = $"Only these, parted by commas: {string.Join(", ", FaultTraits.All)}. 'none' for none.",
        };
        var json = new Option<bool>("--json") { Description = "Prints the table as JSON." };
        var plan = new Option<FileInfo?>("--plan") { Description = "Runs the plan of this file, as a run that failed printed it." };
        var story = new Option<bool>("--story") { Description = "Prints what left and what was written down in each run." };
        var bug = new Option<string?>("--bug")
        {
            Description = $"Runs with a known bug: {string.Join("; ", SeededBug.All.Select(b => $"{b.Name}: {b.What}"))}.",
        };
        var command = new RootCommand("Runs cities through faults, each drawn from a seed, and says which law broke. Exit code 1 when one did.")
        {
            seed,
            runs,
            minutes,
            hosts,
            faults,
            json,
            plan,
            story,
            bug,
            ProcessCommand.Create(),
            ProcessCommand.CreateLife(),
            InterleavingsCommand.Create(),
        };
        hosts.Validators.Add(result =>
        {
            if (Range(result.GetValueOrDefault<string>()!) is not { Least: >= 1 } range || range.Most < range.Least || range.Most > 8)
                result.AddError("--hosts: a number of hosts from 1 to 8, or two of them as 2..4.");
        });
        faults.Validators.Add(result =>
        {
            foreach (string name in Names(result.GetValueOrDefault<string?>()).Where(n => !Enum.TryParse<FaultKind>(n, true, out _)))
                result.AddError($"--faults: '{name}' is no kind of fault; those are {string.Join(", ", FaultTraits.All)}.");
        });
        bug.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } name && SeededBug.All.All(b => b.Name != name))
                result.AddError($"--bug: '{name}' is none; those are {string.Join(", ", SeededBug.All.Select(b => b.Name))}.");
        });
        command.SetAction(result =>
        {
            SeededBug? seeded = SeededBug.All.FirstOrDefault(b => b.Name == result.GetValue(bug));
            (int least, int most) = Range(result.GetValue(hosts)!)!.Value;
            FaultKind[] kinds = result.GetValue(faults) is { } names
                ? [.. Names(names).Select(n => Enum.Parse<FaultKind>(n, ignoreCase: true))]
                : [.. FaultTraits.All];
            IEnumerable<Plan> plans = result.GetValue(plan) is { } file
                ? [Plan.Read(File.ReadAllText(file.FullName))]
                : Plans(result.GetValue(seed), least, most, kinds, result.GetValue(runs), result.GetValue(minutes));
            return Run(plans, seeded, result.GetValue(json), result.GetValue(story));
        });
        return command;
    }

    private static int Run(IEnumerable<Plan> plans, SeededBug? bug, bool asJson, bool withStory)
    {
        var tally = new Tally();
        foreach (Plan plan in plans)
        {
            Outcome outcome = World.Run(plan, bug);
            tally.Add(outcome);
            foreach (string line in withStory ? outcome.Story : [])
                Console.Error.WriteLine(line);
            if (outcome.Broken.Count == 0)
                continue;
            Console.Error.WriteLine($"seed {plan.Seed}, {plan.Hosts} hosts, digest {outcome.Digest}:");
            foreach (string broken in outcome.Broken)
                Console.Error.WriteLine($"  {broken}");
            Plan small = Hunt.Shrink(outcome, bug);
            foreach (Fault fault in small.Faults)
                Console.Error.WriteLine($"  {fault}");
            Console.Error.WriteLine($"shrunk; save it and run it with --plan FILE:\n{small}");
        }

        Console.Out.Write(asJson ? tally.ToJson() : tally.ToTable());
        return tally.Failed.Count > 0 ? 1 : 0;
    }

    private static IEnumerable<Plan> Plans(ulong seed, int least, int most, FaultKind[] kinds, int runs, double? minutes)
    {
        long start = TimeProvider.System.GetTimestamp();
        for (ulong i = 0; minutes is null ? i < (ulong)runs : TimeProvider.System.GetElapsedTime(start).TotalMinutes < minutes; i++)
            yield return Plan.Draw(seed + i, least, most, kinds);
    }

    private static string[] Names(string? faults) =>
        faults is null or "none" ? [] : faults.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static (int Least, int Most)? Range(string hosts)
    {
        string[] parts = hosts.Split("..");
        return
            parts.Length <= 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int least)
            && int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int most)
            ? (least, most)
            : null;
    }
}
