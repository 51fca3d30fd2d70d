using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Site;

namespace Ankang.Workflows.Web.People;

/// <summary>Somebody who signs in: of the office, a supervisor of certain units, or a reader.</summary>
/// <param name="Account">账号: what is typed to sign in, or what the claim of the identity provider says; never changed.</param>
/// <param name="Name">姓名: what histories say.</param>
/// <param name="Units">Ids of the units a supervisor answers for; empty for other roles.</param>
public sealed record Person(string Account, string Name, PersonRole Role, IReadOnlyList<string> Units)
{
    /// <summary>Hashed by ASP.NET Core Identity's hasher; null until the person set one.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Changed with password, role and units: a session that carries another has ended.</summary>
    public required string Stamp { get; init; }

    /// <summary>Issuer and <c>sub</c> of the identity provider, which stay when names change; null until the first sign-in by it.</summary>
    public string? Subject { get; init; }

    /// <summary>The secret of the authenticator app, encrypted; null until the person set it up.</summary>
    public string? SecondFactor { get; init; }

    /// <summary>The half minute whose code was used last, counted from 1970: a code opens once.</summary>
    public int? SecondFactorStep { get; init; }

    /// <summary>SHA-256 of the one-time link that lets the person set a password; null when none is open.</summary>
    public string? LinkHash { get; init; }

    public DateTimeOffset? LinkUntil { get; init; }

    /// <summary>委托: for whom he stands in, and when; those that are over may still stand there.</summary>
    public IReadOnlyList<StandIn> StandsInFor { get; init; } = [];

    /// <summary>Who changed this last, and when.</summary>
    public required Actor ChangedBy { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>As who the person acts.</summary>
    public Actor Actor => new SignedIn(Account, Name, Role, Units).Actor;
}
