namespace Ankang.Workflows.Torture;

/// <summary>The torture's short form; the long one is the command.</summary>
public sealed class TortureTests
{
    public static TheoryData<string> Bugs => [.. SeededBug.All.Select(b => b.Name)];

    [Fact]
    public void NoLawBreaks_WhateverFalls()
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            Outcome outcome = World.Run(Plan.Draw(seed, 2, 4, FaultTraits.All));
            Assert.True(
                outcome.Broken.Count == 0,
                $"seed {seed}: {string.Join("\n", outcome.Broken)}\nRun it again, shrunk: torture --seed {seed} --runs 1"
            );
        }
    }

    [Theory]
    [MemberData(nameof(Bugs))]
    public void ASeededBugOfEachKind_IsFound(string name) => Assert.NotNull(Hunt.Find(SeededBug.All.Single(b => b.Name == name), seed: 1, runs: 12));

    [Fact]
    public void ASeed_RunsTheSameWayEachTime_AndSoDoesItsPlanReadBack()
    {
        Plan plan = Plan.Draw(7, 3, 3, FaultTraits.All);
        Outcome first = World.Run(plan);
        Assert.True(first.Fell.Count > 0 && first.Mails > 0);
        Assert.Equal(first.Digest, World.Run(plan).Digest);
        Assert.Equal(first.Digest, World.Run(Plan.Read(plan.ToString())).Digest);
        Assert.NotEqual(first.Digest, World.Run(Plan.Draw(8, 3, 3, FaultTraits.All)).Digest);
    }

    [Fact]
    public void APlanThatFails_IsShrunk_ToWhatBreaksTheLaw()
    {
        SeededBug bug = SeededBug.All.Single(b => b.Name == "sends-twice");
        Plan plan = Plan.Draw(3, 2, 2, [FaultKind.MailCut, FaultKind.MailGreylisted, FaultKind.StoreRefuses]);
        Outcome failed = World.Run(plan, bug);
        Assert.NotNull(failed.Law);
        Plan small = Hunt.Shrink(failed, bug);
        Assert.True(small.Faults.Count < plan.Faults.Count && small.Answers.Count < plan.Answers.Count);
        Assert.Equal(failed.Law, World.Run(small, bug).Law);
    }

    [Fact]
    public void EveryKindOfFault_FallsSomewhere()
    {
        foreach (FaultKind kind in FaultTraits.All)
            Assert.Contains(Enumerable.Range(1, 4), seed => World.Run(Plan.Draw((ulong)seed, 2, 2, [kind])).Fell.Contains(kind));
    }
}
