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

    [Theory]
    [InlineData(NoticeKind.Reminder, false, "Liaison liaison, Deputy third")]
    [InlineData(NoticeKind.Supervision, false, "Liaison liaison, Deputy third, Supervisor supervisor")]
    [InlineData(NoticeKind.Interview, false, "Supervisor supervisor")]
    [InlineData(NoticeKind.Acknowledge, false, "Supervisor supervisor")]
    [InlineData(NoticeKind.InterviewLetter, false, "Principal principal")]
    [InlineData(NoticeKind.Reminder, true, "Supervisor supervisor")] // the office's own rungs go to its own leader
    [InlineData(NoticeKind.Courtesy, true, "Liaison liaison, Deputy third")]
    public void Of_NamesEachAddressOnce_AsWhatItIsTold(NoticeKind kind, bool isOffice, string told) =>
        Assert.Equal(told, string.Join(", ", Recipients.Of(kind, Unit, isOffice).Select(r => $"{r.Role} {r.Email.Split('@')[0]}")));

    [Fact] // 约谈 of a unit without a 分管领导
    public void Of_TellsTheLiaison_WhereThereIsNoSupervisor() =>
        Assert.Equal(
            new Recipient("张", RecipientRole.Liaison, "hanbin", "liaison@example.org"),
            Assert.Single(Recipients.Of(NoticeKind.Interview, Unit.With(ContactRole.Supervisor, null), isOffice: false))
        );

    [Fact]
    public void Of_RefusesAKind_ThatGoesToNoSingleUnit() =>
        Assert.Contains(
            "the kind Summary go to no single unit",
            Assert.Throws<ArgumentException>(() => Recipients.Of(NoticeKind.Summary, Unit, isOffice: false)).Message,
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
