using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Contacts;

/// <summary>A unit's contacts as the office enters them, all at once.</summary>
/// <param name="RevokeLinks">
/// Raises the link epoch: every link that the unit's people hold is dead, the next mail carries a new one. What was proposed through a link
/// and is not confirmed goes with them.
/// </param>
/// <param name="ProposedAt">Through a mail's link, when, UTC: an address that is new is a proposal. Null for the office, whose word holds.</param>
public sealed record ContactEdit(UnitContacts Contacts, bool RevokeLinks = false, DateTimeOffset? ProposedAt = null)
{
    private static readonly ContactRole[] DeputyRoles = [.. ContactRoles.All.Where(r => r.IsDeputy())];

    public static int MostDeputies => DeputyRoles.Length;

    public static ContactEdit Of(ResponsibleUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return new(unit.Contacts);
    }

    public ContactEdit With(ContactRole role, Contact? contact) => this with { Contacts = Contacts.With(role, contact) };

    /// <summary>With these as 副联络员, at most <see cref="MostDeputies"/>.</summary>
    public ContactEdit WithDeputies(IReadOnlyList<Contact> deputies) =>
        this with
        {
            Contacts = DeputyRoles.Index().Aggregate(Contacts, (all, d) => all.With(d.Item, deputies.ElementAtOrDefault(d.Index))),
        };

    /// <summary>The unit after the edit; a flag of a returned mail (退信) stays with its address only.</summary>
    public ResponsibleUnit Apply(ResponsibleUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        UnitContacts after = Contacts.Change(c =>
        {
            Contact? before = unit.Contacts.Select(b => b.Contact).FirstOrDefault(b => b.Email == c.Email);
            return c with
            {
                BouncedAt = before?.BouncedAt,
                RefusedAt = before?.RefusedAt,
                ReturnedAt = before?.ReturnedAt,
                ProposedAt = before is null ? ProposedAt : before.ProposedAt,
            };
        });
        return unit with
        {
            Contacts = RevokeLinks ? [.. after.Where(c => c.Contact.ProposedAt is null)] : after,
            LinkEpoch = RevokeLinks ? unit.LinkEpoch + 1 : unit.LinkEpoch,
            Substitute = KeepsSubstitute(unit) ? unit.Substitute : null,
        };
    }

    // Who stands in for somebody goes with him.
    private bool KeepsSubstitute(ResponsibleUnit unit) =>
        Contacts[ContactRole.Liaison]?.Email == unit.Liaison?.Email && !(RevokeLinks && unit.Substitute?.Contact.ProposedAt is not null);

    /// <summary>What is wrong with it: the role, and why in Chinese; empty when all is well.</summary>
    public IReadOnlyList<(string Field, string Message)> Check()
    {
        var faults = new List<(string, string)>();
        foreach ((ContactRole role, Contact contact) in Contacts)
        {
            if (!EmailAddress.IsValid(contact.Email))
                faults.Add((role.Code(), $"“{contact.Email}”不是邮箱地址，例：hanbin.liaison@example.org。"));
            if ($"{contact.Name}{contact.Phone}".Any(char.IsControl) || contact.Name?.Length > 50 || contact.Phone?.Length > 50)
                faults.Add((role.Code(), "姓名、电话各不超过50字，不能换行。"));
        }

        if (Contacts.Count > 0 && Contacts[ContactRole.Liaison] is null)
            faults.Add((ContactRole.Liaison.Code(), "请填写联络员邮箱。"));
        return faults;
    }
}
