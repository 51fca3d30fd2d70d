namespace Ankang.Workflows.Torture;

/// <summary>Runs plan after plan, and makes the one that fails as small as it goes.</summary>
internal static class Hunt
{
    /// <summary>Shrinking ends where it would take longer than the hunt.</summary>
    private const int MostAttempts = 60;

    public static Plan Shrink(Outcome failed, SeededBug? bug)
    {
        Plan plan = failed.Plan;
        int attempts = 0;
        // Faults first, from the last: what fell later did less.
        for (int i = plan.Faults.Count - 1; i >= 0; i--)
            plan = Kept(plan, plan with { Faults = [.. plan.Faults.Where((_, n) => n != i)] });
        for (int i = plan.Acts.Count - 1; i >= 0; i--)
            plan = Kept(plan, plan with { Acts = [.. plan.Acts.Where((_, n) => n != i)] });
        plan = Kept(plan, plan with { Answers = [] });
        for (int part = plan.Answers.Count / 2; part >= 1; part /= 2)
        for (int from = plan.Answers.Count - part; from >= 0; from -= part)
            plan = Kept(plan, plan with { Answers = [.. plan.Answers.Where((_, n) => n < from || n >= from + part)] });
        plan = Kept(plan, plan with { Lists = 1 });
        plan = Kept(plan, plan with { Hosts = 1 });
        return plan;

        Plan Kept(Plan before, Plan smaller) => attempts++ < MostAttempts && World.Run(smaller, bug).Law == failed.Law ? smaller : before;
    }

    /// <summary>The first outcome with a broken law; null where none of the seeds breaks one.</summary>
    public static Outcome? Find(SeededBug bug, ulong seed, int runs)
    {
        for (ulong i = 0; i < (ulong)runs; i++)
            // Every second one without a fault: what the bug does by itself shows there.
            if (World.Run(Plan.Draw(seed + i, 2, 3, i % 2 == 0 ? [] : FaultTraits.All), bug) is { Broken.Count: > 0 } outcome)
                return outcome;
        return null;
    }
}
