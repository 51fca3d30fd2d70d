using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Rules.Tests.Notices;

/// <summary>Who is told, and as what.</summary>
public sealed class RecipientsTests
{
    private static readonly ResponsibleUnit Unit = new()
    {
        Id = "hanbin",
        Names = [new UnitName("汉滨区安委会", "汉滨", DateOnly.MinValue)],
        Contacts =
        [
            new(ContactRole.Principal, new Contact("王", "principal@example.org")),
            new(ContactRole.Supervisor, new Contact("李", "supervisor@example.org")),
            new(ContactRole.ThirdDeputy, new Contact(null, "third@example.org")),
            new(ContactRole.Deputy, new Contact(null, "liaison@example.org")), // the liaison again
            new(ContactRole.Liaison, new Contact("张", "liaison@example.org")),
        ],
    };

    private static readonly DateOnly Day = new(2021, 4, 8);

    [Theory]
    [InlineData(NoticeKind.Reminder, false, "Liaison liaison, Deputy third")]
    [InlineData(NoticeKind.Supervision, false, "Liaison liaison, Deputy third, Supervisor supervisor")]
    [InlineData(NoticeKind.Interview, false, "Supervisor supervisor")]
    [InlineData(NoticeKind.Acknowledge, false, "Supervisor supervisor")]
    [InlineData(NoticeKind.InterviewLetter, false, "Principal principal")]
    [InlineData(NoticeKind.Reminder, true, "Supervisor supervisor")] // the office's own rungs go to its own leader
    [InlineData(NoticeKind.Courtesy, true, "Liaison liaison, Deputy third")]
    public void Of_NamesEachAddressOnce_AsWhatItIsTold(NoticeKind kind, bool isOffice, string told) =>
        Assert.Equal(told, string.Join(", ", Recipients.Of(kind, Unit, isOffice, Day).Select(r => $"{r.Role} {r.Email.Split('@')[0]}")));

    [Fact] // 约谈 of a unit without a 分管领导
    public void Of_TellsTheLiaison_WhereThereIsNoSupervisor() =>
        Assert.Equal(
            new Recipient("张", RecipientRole.Liaison, "hanbin", "liaison@example.org"),
            Assert.Single(Recipients.Of(NoticeKind.Interview, Unit.With(ContactRole.Supervisor, null), isOffice: false, Day))
        );

    [Theory] // 委托, from 8 to 10 April: with the liaison, on these days alone, and once he is confirmed
    [InlineData("2021-04-07", false, false)]
    [InlineData("2021-04-08", false, true)]
    [InlineData("2021-04-10", false, true)]
    [InlineData("2021-04-11", false, false)]
    [InlineData("2021-04-08", true, false)]
    public void Of_TellsASubstitute_OnHisDaysAlone(string day, bool isProposed, bool hears)
    {
        var by = new Contact("李四", "lisi@example.org") { ProposedAt = isProposed ? DateTimeOffset.UnixEpoch : null };
        ResponsibleUnit unit = Unit with { Substitute = new Substitute(by, Day, Day.AddDays(2)) };
        IReadOnlyList<Recipient> told = Recipients.Of(NoticeKind.Reminder, unit, isOffice: false, DateOnly.Parse(day));
        Assert.Equal(hears, told.Contains(new Recipient("李四", RecipientRole.Substitute, "hanbin", "lisi@example.org")));
        Assert.Contains(told, r => r.Role == RecipientRole.Liaison);
        Assert.DoesNotContain(Recipients.Of(NoticeKind.Interview, unit, isOffice: false, DateOnly.Parse(day)), r =>
            r.Role == RecipientRole.Substitute
        );
    }

    [Fact]
    public void Of_RefusesAKind_ThatGoesToNoSingleUnit() =>
        Assert.Contains(
            "the kind Summary go to no single unit",
            Assert.Throws<ArgumentException>(() => Recipients.Of(NoticeKind.Summary, Unit, isOffice: false, Day)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void RoleIn_IsTheOneThatWasWrittenDown_ElseThatOfTheAddressNow()
    {
        var read = new Recipient(null, RecipientRole.Liaison, "hanbin", "supervisor@example.org");
        Assert.Equal(RecipientRole.Liaison, read.RoleIn(Unit));
        Assert.Equal(RecipientRole.Supervisor, (read with { Role = RecipientRole.Unknown }).RoleIn(Unit));
        Assert.Equal(RecipientRole.Unknown, Recipient.RoleOf(Unit, "nobody@example.org"));
    }
}
