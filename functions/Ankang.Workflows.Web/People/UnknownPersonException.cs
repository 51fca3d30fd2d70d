using Microsoft.AspNetCore.Authentication;

namespace Ankang.Workflows.Web.People;

/// <summary>The identity provider knows somebody whom the office did not enter among its people.</summary>
internal class UnknownPersonException(string account, string? why = null)
    : AuthenticationFailureException(why ?? $"'{account}' is not among the people of this host.")
{
    public string Account { get; } = account;
}

/// <summary>The account is somebody's whom the identity provider told by another <c>sub</c> before: names change hands, that does not.</summary>
internal sealed class OtherSubjectException(string account) : UnknownPersonException(account, $"'{account}' is bound to another subject.");
