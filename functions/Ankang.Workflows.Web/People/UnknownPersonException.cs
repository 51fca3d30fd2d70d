using Microsoft.AspNetCore.Authentication;

namespace Ankang.Workflows.Web.People;

/// <summary>The identity provider knows somebody whom the office did not enter among its people.</summary>
internal class UnknownPersonException(string account, string? why = null)
    : AuthenticationFailureException(why ?? $"'{account}' is not among the people of this host.")
{
    public string Account { get; } = account;
}
