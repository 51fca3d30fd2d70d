using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Tests.Support;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Lists;

/// <summary>First told, then counted: who was told of which duties.</summary>
public sealed class ToldBookTests
{
    private const string Duty = "01-inspection";

    private static readonly Telling Mail = new(A.Unit, "b", TellingKind.Mail, Civil.At("2021-01-18 09:00"), [Duty])
    {
        Reached = true,
        To = ["liaison@example.org"],
    };

    [Fact]
    public void Of_NamesAllTellingsOfAUnit_TheOldestFirst()
    {
        Telling phone = Mail with { Id = "a", Kind = TellingKind.Phone };
        Telling later = Mail with { Id = "0", At = Civil.At("2021-02-01 09:00"), TakenBackAt = Civil.At("2021-02-02 09:00") };
        ToldBook book = new([later, Mail, phone, Mail with { Unit = "hanyin" }], mailsReach: true);
        Assert.Equal(["a", "b", "0"], book.Of(A.Unit).Select(t => t.Id)); // of one moment: by their ids
        Assert.Empty(book.Of("shiquan"));
        Assert.Equal((false, true, true, false), (book.IsEmpty, ToldBook.Empty.IsEmpty, book.MailsReach, ToldBook.Empty.MailsReach));
    }

    [Fact]
    public void First_IsTheFirstThatToldTheUnitOfTheDuty_AndHolds()
    {
        Telling back = Mail with { Id = "back", At = Civil.At("2021-01-10 09:00"), TakenBackAt = Civil.At("2021-01-11 09:00") };
        Telling trial = Mail with { Id = "trial", At = Civil.At("2021-01-12 09:00"), Reached = false };
        Telling again = Mail with { Id = "again", At = Civil.At("2021-02-01 09:00") };
        ToldBook book = new([again, Mail, trial, back], mailsReach: true);
        Assert.Equal("b", book.First(A.Unit, Duty)?.Id);
        Assert.Equal("trial", book.First(A.Unit, Duty, onTrial: true)?.Id); // what stayed in the outbox shows what would follow
        Assert.Null(book.First("hanyin", Duty));
        Assert.Null(book.First(A.Unit, "02-other"));
    }

    [Theory]
    [InlineData(true, true, false)]
    [InlineData(false, true, true)] // nobody got it, and mails reach people now
    [InlineData(false, false, false)] // no other mail would reach anybody either
    public void Lacks_ATelling_ThatReachedNobodyWhileMailsReachPeople(bool reached, bool mailsReach, bool lacks)
    {
        ToldBook book = new([Mail with { Reached = reached }], mailsReach);
        Assert.Equal(lacks, book.Lacks(A.Unit, Duty));
        Assert.True(book.Lacks(A.Unit, "02-other"));
    }

    [Theory]
    [InlineData("liaison@example.org", true, true, true)]
    [InlineData("Liaison@Example.org", true, true, true)] // as servers read it
    [InlineData("other@example.org", true, true, false)]
    [InlineData("liaison@example.org", false, true, false)]
    [InlineData("liaison@example.org", false, false, true)]
    [InlineData("liaison@example.org", true, false, true)]
    public void KnowsAddress_ToWhichAMailWent_ThatWouldReachItNow(string email, bool reached, bool mailsReach, bool knows)
    {
        Telling phone = Mail with { Id = "phone", Kind = TellingKind.Phone, To = [] };
        ToldBook book = new([Mail with { Reached = reached }, phone], mailsReach);
        Assert.Equal(knows, book.KnowsAddress(A.Unit, email));
        Telling back = Mail with { TakenBackAt = Civil.At("2021-01-19 09:00") };
        Assert.False(new ToldBook([back], mailsReach: true).KnowsAddress(A.Unit, "liaison@example.org"));
    }

    [Theory]
    [InlineData("2021-03", "01-inspection")]
    [InlineData("no-0007", "01-inspection.no-0007")] // what an event opened is told of each time
    public void ADuty_IsNamedByItsId_AndByItsEvent(string period, string duty) =>
        Assert.Equal(duty, Telling.DutyOf(new PeriodRef(A.ListId, Duty, period)));

    [Fact]
    public void On_IsTheCivilDay() => Assert.Equal(new(2021, 1, 19), (Mail with { At = Civil.At("2021-01-19 00:00") }).On);

    [Theory]
    [InlineData(false, "2021-02-01")]
    [InlineData(true, "2021-01-18")] // on trial the outbox counts
    public void AList_KnowsOnWhichDayAnItemsUnitWasTold(bool shadow, string told)
    {
        Telling outbox = Mail with { Reached = false };
        Telling mail = Mail with { Id = "c", At = Civil.At("2021-02-01 15:00") };
        ListInForce list = A.List(A.Head with { Shadow = shadow }).With(new ToldBook([outbox, mail], mailsReach: !shadow));
        Assert.Equal(Civil.Day(told), list.ToldOn(A.March));
        Assert.Equal(Civil.Day(told), list.TermsFor(A.March).ToldOn);
        Assert.Null(list.With(ToldBook.Empty).ToldOn(A.March));
    }

    [Theory]
    [InlineData("2021-01-18", "2021-01-18")]
    [InlineData("2021-01-01", "2021-01-18")] // not before it was issued
    [InlineData("2021-03-01", "2021-03-01")]
    public void AList_BeginsWhenItWasIssuedAndTheProductAnswersForIt(string start, string begins) =>
        Assert.Equal(Civil.Day(begins), A.List(A.Head with { StartOn = Civil.Day(start) }).BeginsOn);
}
