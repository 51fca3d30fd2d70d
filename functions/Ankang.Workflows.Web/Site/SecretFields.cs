namespace Ankang.Workflows.Web.Site;

/// <summary>Fields of forms whose content is never sent back to the browser.</summary>
internal static class SecretFields
{
    public const string Password = "password";
    public const string OldPassword = "old";
}
