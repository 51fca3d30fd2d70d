using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Rules.Tests.Support;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Lists;

/// <summary>暂停 of a list, a duty or a unit; 暂缓发送 of a mail of no single item.</summary>
public sealed class HoldAndPauseTests
{
    private static readonly Actor Office = Actor.Of("市安委办");

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("01-inspection", null, true)]
    [InlineData(null, "hanbin", true)]
    [InlineData("01-inspection", "hanbin", true)]
    [InlineData("02-other", "hanbin", false)]
    [InlineData("01-inspection", "hanyin", false)]
    public void APause_CoversAList_ADuty_AUnit_OrOneOfBoth(string? duty, string? unit, bool covers)
    {
        ListInForce list = Paused(Pause(duty, unit));
        Assert.Equal(covers, list.PauseOf("01-inspection", "hanbin", new(2021, 4, 1)) is not null);
        Assert.Equal(duty is null && unit is null, list.PauseOn(new(2021, 4, 1)) is not null);
        LadderTerms terms = list.TermsFor(A.March);
        Assert.Equal(covers, terms.IsPaused(new(2021, 4, 1)));
        Assert.Equal(!covers, terms.Calendar.IsWorkingDay(new(2021, 4, 1)));
    }

    [Theory]
    [InlineData("2021-03-31", false)]
    [InlineData("2021-04-01", true)]
    [InlineData("2021-04-02", true)]
    [InlineData("2021-04-03", false)]
    public void APause_HoldsFromItsFirstToItsLastDay(string day, bool holds)
    {
        ListInForce list = Paused(Pause(null, null));
        Assert.Equal(holds, list.PauseOf("01-inspection", "hanbin", Civil.Day(day)) is not null);
        Assert.Equal(holds, list.PauseOn(Civil.Day(day)) is not null);
    }

    [Fact]
    public void APauseOfOneDay_IsOne_AndOneThatWasLiftedBefore_IsNone()
    {
        Pause one = Pause(null, null) with { Last = new(2021, 4, 1) };
        Assert.False(one.IsEmpty);
        Pause lifted = one with { Last = new(2021, 3, 31) };
        Assert.True(lifted.IsEmpty);
        Assert.Empty(Paused(lifted).PausesOf("01-inspection", "hanbin"));
        Assert.Empty(Paused(lifted, Pause("02-other", null)).PausesOf("01-inspection", "hanbin"));
    }

    [Theory]
    [InlineData(NoticeKind.Briefing, "hanbin", "2021-04-09", true)]
    [InlineData(NoticeKind.Briefing, "hanbin", "2021-04-10", false)] // the last day is inside
    [InlineData(NoticeKind.Briefing, "hanyin", "2021-04-01", false)]
    [InlineData(NoticeKind.Summary, "hanbin", "2021-04-01", false)]
    [InlineData(NoticeKind.Summary, "li@example.org", "2021-04-01", false)] // the last that was set is in force: it was lifted
    public void AHold_KeepsOneMailBack_UntilItsLastDay(NoticeKind kind, string of, string day, bool held)
    {
        MailHold[] holds =
        [
            Hold(NoticeKind.Summary, "li@example.org", "2021-04-30"),
            Hold(NoticeKind.Briefing, "hanbin", "2021-04-09"),
            Hold(NoticeKind.Summary, "li@example.org", "2021-03-31"),
        ];
        Assert.Equal(held, A.List(A.Head with { MailHolds = [.. holds] }).HoldOf(kind, of, Civil.Day(day)) is not null);
    }

    private static ListInForce Paused(params Pause[] pauses) => A.List(A.Head with { Pauses = [.. pauses] });

    /// <summary>1 and 2 April.</summary>
    private static Pause Pause(string? duty, string? unit) =>
        new("p", duty, unit, new(2021, 4, 1), new(2021, 4, 2), "防汛", Office, Civil.At("2021-03-30"));

    private static MailHold Hold(NoticeKind kind, string of, string until) =>
        new("h", kind, of, Civil.Day(until), "机构撤并", Office, Civil.At("2021-03-01"));
}
