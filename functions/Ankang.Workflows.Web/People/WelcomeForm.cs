using Ankang.Workflows.Answers;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.People;

/// <summary>What was typed behind a one-time link. Passwords are never shown again.</summary>
internal sealed record WelcomeForm(string Account, string Name, string Password, string Again)
{
    public static readonly WelcomeForm Empty = new("", "", "", "");

    public static WelcomeForm Read(IFormCollection form) =>
        new(
            PersonAccount.Normalize(form["account"]),
            form["name"].ToString().Trim(),
            form[SecretFields.Password].ToString(),
            form["again"].ToString()
        );

    public IEnumerable<FormError> Errors(Welcome welcome, bool hasPasswords)
    {
        if (welcome.Person is null)
        {
            foreach (FormError error in PersonForm.NameErrors(Name).Concat(PersonForm.AccountErrors(Account)))
                yield return error;
        }

        if (!hasPasswords)
            yield break;
        foreach (FormError error in Passwords.Errors(Password, Again, welcome.Person?.Value.Account ?? Account))
            yield return error;
    }
}
