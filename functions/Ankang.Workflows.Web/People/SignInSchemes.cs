namespace Ankang.Workflows.Web.People;

/// <summary>Names of the ways in.</summary>
internal static class SignInSchemes
{
    /// <summary>Chooses between the others: what policies name.</summary>
    public const string Any = "Person";

    public const string Cookie = "Cookie";

    /// <summary>The password was right, the code is still to come.</summary>
    public const string Half = "Half";

    public const string Rehearsal = "Rehearsal";

    public const string OpenIdConnect = "OpenIdConnect";
}
