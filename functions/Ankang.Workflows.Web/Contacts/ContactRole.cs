using Ankang.Workflows.Contacts;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Web.Contacts;

/// <summary>One of the people of a unit, as forms and sheets name them.</summary>
/// <param name="Code">The field, as the service's errors name it.</param>
/// <param name="Hears">What the person gets.</param>
public sealed record ContactRole(string Code, string Word, string Hears, Func<ContactEdit, Contact?> Of)
{
    public static readonly IReadOnlyList<ContactRole> All =
    [
        new("liaison", "联络员", "收提醒，报送", c => c.Liaison),
        new("deputy", "副联络员", "与联络员收同样的邮件", c => c.Deputy),
        new("supervisor", "分管领导", "收督办和周报", c => c.Supervisor),
        new("principal", "主要负责人", "只收签发的约谈通知", c => c.Principal),
        new("deputy2", "副联络员（二）", "与联络员收同样的邮件", c => c.SecondDeputy),
        new("deputy3", "副联络员（三）", "与联络员收同样的邮件", c => c.ThirdDeputy),
    ];

    /// <summary>The edit that a form or a sheet's row asks for.</summary>
    /// <param name="text">The text of a role's part: name, email or phone.</param>
    public static ContactEdit Read(Func<string, string, string> text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(One("liaison"), One("deputy"), One("supervisor"), One("principal"))
        {
            SecondDeputy = One("deputy2"),
            ThirdDeputy = One("deputy3"),
        };

        Contact? One(string role)
        {
            (string name, string email, string phone) = (text(role, "name"), text(role, "email"), text(role, "phone"));
            return name.Length + email.Length + phone.Length == 0 ? null : new Contact(Or(name), email, Or(phone));
        }

        static string? Or(string words) => words.Length == 0 ? null : words;
    }
}
