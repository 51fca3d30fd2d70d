using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Notices;

/// <summary>As what somebody was told: kept with the mail, whatever becomes of the directory.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class RecipientsTests
{
    private static readonly ResponsibleUnit Unit = new()
    {
        Id = "hanbin",
        Names = [new UnitName("汉滨区安委会", "汉滨", DateOnly.MinValue)],
        Contacts =
        [
            new(ContactRole.Supervisor, new Contact("李", "supervisor@example.org")),
            new(ContactRole.Liaison, new Contact("张", "liaison@example.org")),
        ],
    };

    [Fact]
    public void MailRow_KeepsTheRole_WhenTheAddressHasAnotherOneSince()
    {
        MailRecord mail = Mail(Recipients.Of(NoticeKind.Supervision, Unit, isOffice: false, new DateOnly(2021, 4, 8)));
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
