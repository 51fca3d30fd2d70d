using System.Globalization;

namespace Ankang.Workflows.Torture;

/// <summary>The torture's short form; the long one is the command.</summary>
public sealed class TortureTests
{
    public static TheoryData<string> Bugs => [.. SeededBug.All.Select(b => b.Name)];

    [Fact]
    public void NoLawBreaks_WhateverFalls()
    {
        for (ulong seed = 1; seed <= 14; seed++)
        {
            Outcome outcome = World.Run(Plan.Draw(seed, 2, 4, FaultTraits.All));
            Assert.True(
                outcome.Broken.Count == 0,
                $"seed {seed}: {string.Join("\n", outcome.Broken)}\nRun it again, shrunk: torture --seed {seed} --runs 1"
            );
        }
    }

    /// <summary>What the torture found, as it shrank it.</summary>
    public static TheoryData<string, ulong, int, int, string> Found =>
        new()
        {
            // A unit's items were waived while its row could not be read, and its ladder began anew when it could.
            { "unit's row damaged", 101, 1, 65, "RowDamaged 35.625 97 0.504" },
            // A period that opened while a unit's row was gone never opened for it.
            { "unit's row gone", 100, 1, 54, "RowLost 27.625 69 0.332" },
            // Mails that one host had put off were withdrawn as done by the next, which remembered the period from before.
            { "retry by another host", 100068, 3, 54, "MailDown 17.556 30 0.19" },
        };

    [Theory]
    [MemberData(nameof(Found))]
    public void WhatWasFoundOnce_Holds(string what, ulong seed, int hosts, int days, string fault)
    {
        string[] parts = fault.Split(' ');
        double[] numbers = [.. parts.Skip(1).Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
        var only = new Fault(Enum.Parse<FaultKind>(parts[0]), numbers[0], Hours: numbers[1], Pick: numbers[2]);
        Outcome outcome = World.Run(new Plan(seed, hosts, days, [], [only]));
        Assert.Equal([only.Kind], outcome.Fell);
        Assert.True(outcome.Broken.Count == 0, $"{what}: {string.Join("\n", outcome.Broken)}");
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
        Plan plan = Plan.Draw(3, 2, 2, [FaultKind.MailCut, FaultKind.MailGreylisted]);
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
