using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Tests.Support;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Escalation;

public sealed class TakeBackTests
{
    private static readonly LadderTerms Terms = new(
        new LadderPolicy(),
        Seeds.Calendar,
        Rung.Interview,
        new(2022, 3, 31),
        2021,
        ToldOn: new(2021, 1, 18)
    );

    private static readonly DueItem Supervised = new()
    {
        Key = new DueItemKey("list", "duty", "2021-03", "hanbin"),
        Kind = ItemKind.Periodic,
        OpenedOn = new(2021, 3, 1),
        DueOn = new(2021, 3, 31),
        OriginalDueOn = new(2021, 3, 31),
        PolicyVersion = "v",
        CourtesyAt = Civil.At("2021-03-24 09:00"),
        Reminder = new AcceptedRung(Civil.At("2021-04-01 09:00"), new(2021, 4, 7)),
        Supervision = new AcceptedRung(Civil.At("2021-04-08 09:00"), new(2021, 4, 21)),
        AcknowledgedAt = Civil.At("2021-04-09 10:00"),
    };

    private static readonly DueItem Reminded = Supervised with { Supervision = null, AcknowledgedAt = null };

    [Fact]
    public void Of_LeavesTheReminderDueAgain_AndNoSupervisionOnItsDay()
    {
        DueItem back = TakeBack.Of(Reminded, Rung.Reminder)!;
        Assert.Equal(Rung.None, back.Rung);
        Decision decision = Ladder.Next(back, [], Terms, new(2021, 4, 8));
        Assert.Equal(["1"], decision.Due.Select(t => t.Code));
    }

    [Fact]
    public void Of_ForgetsThatTheSupervisionWasRead()
    {
        DueItem back = TakeBack.Of(Supervised, Rung.Supervision)!;
        Assert.Equal((Rung.Reminder, null), (back.Rung, back.AcknowledgedAt));
        Assert.Equal(["2"], Ladder.Next(back, [], Terms, new(2021, 4, 22)).Due.Select(t => t.Code));
    }

    [Fact]
    public void Of_OpensARungByHandAgain()
    {
        DueItem byHand = Supervised with { ByHand = new RungByHand(Civil.At("2021-04-08 08:00"), "提前督办") };
        Assert.False(byHand.AwaitsRungByHand);
        Assert.True(TakeBack.Of(byHand, Rung.Supervision)!.AwaitsRungByHand);
    }

    [Theory]
    [InlineData(Rung.Reminder)] // 督办 stands on it
    [InlineData(Rung.Interview)] // has not left
    [InlineData(Rung.None)]
    public void Of_TakesBackTheHighestRungOnly(Rung rung) => Assert.Null(TakeBack.Of(Supervised, rung));

    [Fact]
    public void Of_FindsNothing_WhereNoRungHasLeft() => Assert.Null(TakeBack.Of(A.March, Rung.None));

    [Fact]
    public void Of_LeavesTheSupervision_WhenTheInterviewIsTakenBack() =>
        Assert.Equal(
            Supervised with
            {
                Repeats = 1,
            },
            TakeBack.Of(Supervised with { Interview = new AcceptedRung(Civil.At("2021-04-22 09:00"), null) }, Rung.Interview)
        );

    [Fact]
    public void Accepted_SaysWhenARungLeft()
    {
        Assert.Equal(Civil.At("2021-04-01 09:00"), TakeBack.Accepted(Supervised, Rung.Reminder)?.At);
        Assert.Equal(Supervised.Supervision, TakeBack.Accepted(Supervised, Rung.Supervision));
        Assert.Null(TakeBack.Accepted(Supervised, Rung.Interview));
        Assert.Null(TakeBack.Accepted(Supervised, Rung.None));
    }
}
