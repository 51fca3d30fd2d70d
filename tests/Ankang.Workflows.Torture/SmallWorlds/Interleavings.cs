namespace Ankang.Workflows.Torture.SmallWorlds;

/// <summary>
/// Runs a small world in each order of its hosts' calls in which at most so many times one is interrupted by the other. The calls of
/// store and mail server are all that the hosts share, so nothing in between can make a difference.
/// </summary>
internal static class Interleavings
{
    /// <param name="bound">How often one may be interrupted.</param>
    public static InterleavingReport Run(SmallWorldKind kind, int bound, SeededBug? bug = null)
    {
        using SmallCity city = SmallCity.For(kind);
        var ahead = new Stack<IReadOnlyList<int>>([
            [],
        ]);
        (int runs, int turns) = (0, 0);
        while (ahead.TryPop(out IReadOnlyList<int>? told))
        {
            var schedule = new Schedule(told);
            IReadOnlyList<string> broken = RunOne(kind, city, schedule, bug);
            runs++;
            turns = Math.Max(turns, schedule.Steps.Count);
            if (broken.Count > 0)
                return new InterleavingReport(kind, runs, turns, $"{schedule}", broken);
            foreach (IReadOnlyList<int> next in Next(schedule, bound))
                ahead.Push(next);
        }

        return new InterleavingReport(kind, runs, turns, null, []);
    }

    private static IReadOnlyList<string> RunOne(SmallWorldKind kind, SmallCity city, Schedule schedule, SeededBug? bug)
    {
        bool judges = false;
        var scheduler = new Scheduler(waiting => judges ? 0 : schedule.Choose(waiting));
        using var world = new SmallWorld(kind, city, scheduler, bug);
        try
        {
            scheduler.Run(world.Doings);
            judges = true;
            IReadOnlyList<string> broken = [];
            scheduler.Run([async () => broken = await world.JudgeAsync()]);
            return broken;
        }
        catch (Exception e)
        {
            return [$"nothing ends a host but its death: {e.ToString().ReplaceLineEndings(" ")}"];
        }
    }

    // Each other one that could have had a turn which was not told.
    private static IEnumerable<IReadOnlyList<int>> Next(Schedule schedule, int bound)
    {
        int interrupted = 0;
        for (int i = 0; i < schedule.Steps.Count; i++)
        {
            Schedule.Step step = schedule.Steps[i];
            if (i >= schedule.Told && interrupted + (step.CouldGoOn ? 1 : 0) <= bound)
                foreach (int other in step.Others)
                    yield return [.. schedule.Steps.Take(i).Select(s => s.Host), other];
            if (step.Interrupts)
                interrupted++;
        }
    }
}
