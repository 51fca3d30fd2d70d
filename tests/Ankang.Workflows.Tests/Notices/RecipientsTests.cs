using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Notices;

/// <summary>Who is told, and as what: kept with the mail, whatever becomes of the directory.</summary>
[Trait(Tier.Name, Tier.Fast)]
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
            RecipientRole.Liaison,
            Assert.Single(Recipients.Of(NoticeKind.Interview, Unit.With(ContactRole.Supervisor, null), isOffice: false)).Role
        );

    [Fact]
    public void MailRow_KeepsTheRole_WhenTheAddressHasAnotherOneSince()
    {
        MailRecord mail = Mail(Recipients.Of(NoticeKind.Supervision, Unit, isOffice: false));
        MailRecord read = MailRecord.Read(mail.Slot, new StoreRow(mail.Row, "e", mail.ToColumns()));
        Assert.Equal(mail.To, read.To);
        ResponsibleUnit later = Unit.With(ContactRole.Supervisor, null).With(ContactRole.Liaison, new Contact(null, "supervisor@example.org"));
        Assert.Equal(RecipientRole.Supervisor, read.To[^1].RoleIn(later));
    }

    [Fact]
    public void MailRow_OfBefore_TakesTheRoleFromTheDirectory()
    {
        MailRecord mail = Mail([new Recipient(null, RecipientRole.Unknown, null, "supervisor@example.org")]);
        Dictionary<string, object> columns = mail.ToColumns().ToDictionary();
        columns["to"] = "supervisor@example.org\t李";
        Recipient read = Assert.Single(MailRecord.Read(mail.Slot, new StoreRow(mail.Row, "e", columns)).To);
        Assert.Equal(("李", RecipientRole.Unknown, RecipientRole.Supervisor), (read.Person, read.Role, read.RoleIn(Unit)));
    }

    [Fact]
    public void Contacts_AreAList_EqualWhereAllAreEqual()
    {
        Assert.Equal(Unit.Contacts, UnitContacts.Of(role => Unit.Contacts[role]));
        Assert.NotEqual(Unit.Contacts, Unit.Contacts.With(ContactRole.Principal, null));
        Assert.Equal(ContactRoles.All.Where(r => Unit.Contacts[r] is not null), Unit.Contacts.Select(c => c.Role));
        Assert.Throws<ArgumentException>(() =>
            UnitContacts.Create([new(ContactRole.Liaison, Unit.Liaison!), new(ContactRole.Liaison, Unit.Supervisor!)])
        );
    }

    private static MailRecord Mail(IReadOnlyList<Recipient> to) =>
        new()
        {
            Slot = "20210401T09",
            Addressee = "hanbin",
            Kind = NoticeKind.Supervision,
            To = to,
            Subject = "【督办】",
            Text = "正文",
            Date = Civil.At("2021-04-08 09:00"),
        };
}
