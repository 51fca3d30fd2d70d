namespace Ankang.Workflows.Web.Hosting;

/// <summary>How people sign in: with passwords kept here, or by an identity provider.</summary>
public sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <value>Null: with name and password.</value>
    public OpenIdConnectSettings? OpenIdConnect { get; set; }

    /// <summary>Where people reach this host; an identity provider sends them back there.</summary>
    /// <value>Null: the address that they came by.</value>
    public string? PublicUrl { get; set; }

    /// <summary>All that is wrong, each with its mend; empty when all is well.</summary>
    public IEnumerable<string> Faults() => OpenIdConnect?.Faults() ?? [];
}
