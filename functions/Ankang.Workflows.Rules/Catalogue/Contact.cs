namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>Where a person of a unit is reached.</summary>
/// <param name="Name">The person or post, shown to the office only; null when only the post is known.</param>
/// <param name="Email">The address that notices go to.</param>
/// <param name="Phone">For the office; may be null.</param>
/// <param name="BouncedAt">When a mail to the address last came back, UTC; null while none has. Another address clears it.</param>
public sealed record Contact(string? Name, string Email, string? Phone = null, DateTimeOffset? BouncedAt = null)
{
    /// <summary>When a server first refused the address for good, UTC; a second such day makes it a dead one (<see cref="BouncedAt"/>).</summary>
    /// <value>Null while it takes mail.</value>
    public DateTimeOffset? RefusedAt { get; init; }

    /// <summary>When a mail that a server had taken for the address first came back, UTC; one of another day within a month makes it a dead one.</summary>
    /// <value>Null while none has. Taking mail does not clear it: a relay takes all, and returns it later.</value>
    public DateTimeOffset? ReturnedAt { get; init; }

    /// <summary>When somebody named it through a mail's link, UTC; it is a proposal until the office or the unit's liaison confirms it.</summary>
    /// <value>Null for one that is confirmed. To a proposal nothing is sent, and it opens nothing.</value>
    public DateTimeOffset? ProposedAt { get; init; }
}
