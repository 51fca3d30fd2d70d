namespace Ankang.Workflows.Web.Hosting;

/// <summary>An identity provider by OpenID Connect, such as Entra ID.</summary>
public sealed class OpenIdConnectSettings
{
    private const string Section = $"{SignInOptions.Section}:OpenIdConnect";

    /// <summary>https://login.microsoftonline.com/{tenant}/v2.0</summary>
    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    /// <value>Null: a public client, proved by its code challenge alone.</value>
    public string? ClientSecret { get; set; }

    /// <summary>The claim whose value is a person's account (账号) here.</summary>
    /// <value>preferred_username, which Entra ID fills with the sign-in name.</value>
    public string AccountClaim { get; set; } = "preferred_username";

    /// <summary>What the button of the sign-in page says.</summary>
    public string ButtonText { get; set; } = "统一身份认证登录";

    internal IEnumerable<string> Faults()
    {
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out Uri? authority) || !(authority.Scheme == Uri.UriSchemeHttps || authority.IsLoopback))
            yield return $"{Section}:Authority is '{Authority}'; write the provider's https address, such as https://login.microsoftonline.com/TENANT/v2.0.";
        if (string.IsNullOrWhiteSpace(ClientId))
            yield return $"{Section}:ClientId is missing; write the id under which this host is registered with the provider.";
        if (string.IsNullOrWhiteSpace(AccountClaim))
            yield return $"{Section}:AccountClaim is empty; write a claim such as preferred_username or email, or leave it out.";
    }
}
