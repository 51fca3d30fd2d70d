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
            // One reader's mail left on a day later than its slot's, with that day's day to reply; the other's kept the first.
            { "two days to reply", 400035, 2, 44, "CrashAtMail 19.375 30 0.263 0 2, CrashAtMail 28.375 30 0.012 1 8" },
        };

    [Theory]
    [MemberData(nameof(Found))]
    public void WhatWasFoundOnce_Holds(string what, ulong seed, int hosts, int days, string faults)
    {
        Fault[] only = [.. faults.Split(", ").Select(ReadFault)];
        Outcome outcome = World.Run(new Plan(seed, hosts, days, [], only));
        Assert.Equal(only.Select(f => f.Kind), outcome.Fell);
        Assert.True(outcome.Broken.Count == 0, $"{what}: {string.Join("\n", outcome.Broken)}");
    }

    /// <summary>Of several hosts one finished the slot of 09:00 with its 周报, began the next and died: whoever came then sent them once more.</summary>
    [Fact]
    public void WeeklySummariesOfASlotThatWasFinishedByWhoDied_DoNotLeaveAgain()
    {
        Answer[] answers =
        [
            new(1, 0, 0, 25, 900),
            new(3, 1, 1, 29, 1150),
            new(3, 2, 0, 9, 900),
            new(1, 3, 1, 34, 900),
            new(5, 3, 0, 42, 900),
            new(5, 0, 1, 17, 900),
            new(2, 1, 1, 40, 1150),
            new(1, 0, 0, 4, 615),
            new(0, 0, 1, 21, 540),
        ];
        Fault[] faults =
        [
            ReadFault("CrashAtMail 5 2 0.796 2 2"),
            ReadFault("ClockBack 10.625 1 0.658 2 34"),
            ReadFault("MailDown 27.375 30 0.213 1 3"),
        ];
        Outcome outcome = World.Run(new Plan(401277, 3, 46, answers, faults));
        Assert.Equal(3, outcome.Fell.Distinct().Count());
        Assert.True(outcome.Broken.Count == 0, string.Join("\n", outcome.Broken));
    }

    // Kind, day, hours, pick; then host and nth call where it hits a call.
    private static Fault ReadFault(string fault)
    {
        string[] parts = fault.Split(' ');
        double[] numbers = [.. parts.Skip(1).Select(n => double.Parse(n, CultureInfo.InvariantCulture)), 0, 0];
        return new Fault(Enum.Parse<FaultKind>(parts[0]), numbers[0], (int)numbers[3], (int)numbers[4], numbers[1], numbers[2]);
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
