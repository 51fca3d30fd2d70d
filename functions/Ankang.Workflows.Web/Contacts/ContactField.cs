using Ankang.Workflows.Contacts;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Web.Contacts;

/// <summary>One of the people of a unit, as forms and sheets name them.</summary>
/// <param name="Hears">What the person gets.</param>
public sealed record ContactField(ContactRole Role, string Hears)
{
    public static readonly IReadOnlyList<ContactField> All =
    [
        new(ContactRole.Liaison, "收提醒，报送"),
        new(ContactRole.Deputy, "与联络员收同样的邮件"),
        new(ContactRole.Supervisor, "收督办和周报"),
        new(ContactRole.Principal, "只收签发的约谈通知"),
        new(ContactRole.SecondDeputy, "与联络员收同样的邮件"),
        new(ContactRole.ThirdDeputy, "与联络员收同样的邮件"),
    ];

    /// <summary>The field, as the service's errors name it.</summary>
    public string Code => Role.Code();

    public string Word => Role.Word();

    /// <summary>The edit that a form or a sheet's row asks for.</summary>
    /// <param name="text">The text of a role's part: name, email or phone.</param>
    public static ContactEdit Read(Func<string, string, string> text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(UnitContacts.Of(role => One(role.Code())));

        Contact? One(string role)
        {
            (string name, string email, string phone) = (
                text(role, "name"),
                TypedText.Address(text(role, "email")),
                TypedText.Narrow(text(role, "phone"))
            );
            return name.Length + email.Length + phone.Length == 0 ? null : new Contact(Or(name), email, Or(phone));
        }

        static string? Or(string words) => words.Length == 0 ? null : words;
    }
}
