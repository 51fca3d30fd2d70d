using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Rules.Notices;

/// <summary>Somebody whom a mail goes to, as it stood when the mail was prepared: who changes post or address later changes nothing of it.</summary>
/// <param name="Person">Name or post; null when only the post is known.</param>
/// <param name="Unit">Id of the unit of which the person is told; null for the office, and where the role is unknown.</param>
/// <param name="Email">The address that the mail goes to.</param>
public sealed record Recipient(string? Person, RecipientRole Role, string? Unit, string Email)
{
    /// <summary>A unit's contact as today's directory has the person.</summary>
    public static Recipient Of(ResponsibleUnit unit, UnitContact contact)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(contact);
        return new(contact.Contact.Name, RoleOf(contact.Role), unit.Id, contact.Contact.Email);
    }

    /// <summary>The role that was written down; of a mail of before, the role that the address has in the unit now.</summary>
    public RecipientRole RoleIn(ResponsibleUnit unit) => Role == RecipientRole.Unknown ? RoleOf(unit, Email) : Role;

    /// <summary>The role of the first of a unit's people with an address; unknown where nobody has it.</summary>
    public static RecipientRole RoleOf(ResponsibleUnit unit, string email)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.Contacts.FirstOrDefault(c => c.Contact.Email == email) is { } contact ? RoleOf(contact.Role)
            : unit.Substitute?.Contact.Email == email ? RecipientRole.Substitute
            : RecipientRole.Unknown;
    }

    private static RecipientRole RoleOf(ContactRole role) =>
        role switch
        {
            ContactRole.Liaison => RecipientRole.Liaison,
            ContactRole.Supervisor => RecipientRole.Supervisor,
            ContactRole.Principal => RecipientRole.Principal,
            ContactRole.Substitute => RecipientRole.Substitute,
            _ => RecipientRole.Deputy,
        };
}
