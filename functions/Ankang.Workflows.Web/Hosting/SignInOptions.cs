using Ankang.Workflows.Web.Sessions;

namespace Ankang.Workflows.Web.Hosting;

/// <summary>How people sign in: with passwords kept here, or by an identity provider.</summary>
public sealed class SignInOptions
{
    public const string Section = "SignIn";
    private const int MostHours = 24;
    private const int LeastIdleMinutes = 10; // a session is written down as seen every five

    /// <value>Null: with name and password.</value>
    public OpenIdConnectSettings? OpenIdConnect { get; set; }

    /// <summary>Where people reach this host; an identity provider sends them back there.</summary>
    /// <value>Null: the address that they came by.</value>
    public string? PublicUrl { get; set; }

    /// <summary>True to ask for a code of an authenticator app (RFC 6238) after the password.</summary>
    public bool SecondFactor { get; set; }

    /// <summary>Hours after which a session ends, however much is done in it.</summary>
    /// <value>12, as level 2 of ASVS asks.</value>
    public int SessionHours { get; set; } = 12;

    /// <summary>Minutes without a request after which a session ends.</summary>
    /// <value>60: a draft of a list is corrected for long without anything being sent.</value>
    public int IdleMinutes { get; set; } = 60;

    internal SessionLimits Limits => new(TimeSpan.FromHours(SessionHours), TimeSpan.FromMinutes(IdleMinutes));

    /// <summary>All that is wrong, each with its mend; empty when all is well.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (string fault in OpenIdConnect?.Faults() ?? [])
            yield return fault;
        if (SecondFactor && OpenIdConnect is not null)
            yield return $"{Section}:SecondFactor goes with passwords: have the provider ask for it, or take {Section}:OpenIdConnect out.";
        if (SessionHours is < 1 or > MostHours)
            yield return $"{Section}:SessionHours is {SessionHours}; write 1 to {MostHours}.";
        if (IdleMinutes < LeastIdleMinutes || IdleMinutes > SessionHours * 60)
            yield return $"{Section}:IdleMinutes is {IdleMinutes}; write {LeastIdleMinutes} or more, at most the {SessionHours} hours of SessionHours.";
    }
}
