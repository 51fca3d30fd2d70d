using Microsoft.AspNetCore.Authentication;

namespace Ankang.Workflows.Web.People;

/// <summary>The identity provider knows somebody whom the office did not enter among its people.</summary>
internal sealed class UnknownPersonException(string account) : AuthenticationFailureException($"'{account}' is not among the people of this host.")
{
    public string Account { get; } = account;
}
