namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>委托: somebody who does a liaison's work on some days, under his own name. Outside these days nothing is sent there, and his link is dead.</summary>
/// <param name="Contact">Who; with <see cref="Contact.ProposedAt"/> while neither the office nor the liaison has confirmed him.</param>
/// <param name="From">First day, inside, Asia/Shanghai.</param>
/// <param name="To">Last day, inside.</param>
public sealed record Substitute(Contact Contact, DateOnly From, DateOnly To)
{
    /// <summary>Longest, in days; whose work lies elsewhere for longer is replaced.</summary>
    public const int MostDays = 92;

    /// <summary>He was confirmed, and the day is one of his.</summary>
    public bool ActsOn(DateOnly day) => Contact.ProposedAt is null && From <= day && day <= To;
}
