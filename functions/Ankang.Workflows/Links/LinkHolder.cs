using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Links;

/// <summary>Somebody as mails and links know him: an address in one capacity. Which units he has in it is for today's directory to say.</summary>
/// <param name="Role">联络员 (a 副联络员 or 受托人 too), 分管领导 or 主要负责人.</param>
public sealed record LinkHolder(string Email, RecipientRole Role)
{
    public static LinkHolder Of(Recipient recipient)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        return new(recipient.Email, CapacityOf(recipient.Role));
    }

    /// <summary>联络员 of a unit; only for a unit that has one.</summary>
    public static LinkHolder LiaisonOf(ResponsibleUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return new(unit.Liaison!.Email, RecipientRole.Liaison);
    }

    /// <summary>分管领导 of a unit; only for a unit that has one.</summary>
    public static LinkHolder SupervisorOf(ResponsibleUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return new(unit.Supervisor!.Email, RecipientRole.Supervisor);
    }

    /// <summary>The person as a token names him: no address stands in a link.</summary>
    public string Id => IdOf(Email);

    /// <summary>The units in which he is named in this capacity, in roster order; those too in which he acts on other days only.</summary>
    public IReadOnlyList<ResponsibleUnit> UnitsIn(UnitDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        return [.. directory.Units.Where(u => In(u) is not null)];
    }

    /// <summary>The units in which he acts in this capacity on a day, in roster order.</summary>
    public IReadOnlyList<ResponsibleUnit> UnitsOn(DateOnly day, UnitDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        return [.. directory.Units.Where(u => u.ConfirmedOn(day).Any(c => IsHe(u, c)))];
    }

    /// <summary>As what he is named in a unit; null where he is nothing in this capacity.</summary>
    public UnitContact? In(ResponsibleUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.Confirmed.FirstOrDefault(c => IsHe(unit, c));
    }

    private bool IsHe(ResponsibleUnit unit, UnitContact contact) =>
        contact.Contact.Email == Email && CapacityOf(Recipient.Of(unit, contact).Role) == Role;

    /// <summary>The capacity in which somebody acts: a 副联络员 or 受托人 does what a 联络员 does.</summary>
    public static RecipientRole CapacityOf(RecipientRole role) =>
        role is RecipientRole.Supervisor or RecipientRole.Principal ? role : RecipientRole.Liaison;

    internal static string IdOf(string email) => RequestIds.Hash($"person|{email}")[..32];
}
