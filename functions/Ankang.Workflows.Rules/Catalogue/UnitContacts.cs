using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>The people of a unit, in the order of their roles, at most one a role. Equal to another list of the same people.</summary>
[CollectionBuilder(typeof(UnitContacts), nameof(Create))]
public sealed class UnitContacts : IReadOnlyCollection<UnitContact>, IEquatable<UnitContacts>
{
    /// <summary>Nobody.</summary>
    public static readonly UnitContacts None = new([]);

    private readonly ImmutableArray<UnitContact> _all;

    private UnitContacts(IEnumerable<UnitContact> all) => _all = [.. all.OrderBy(c => c.Role)];

    /// <summary>How many roles have somebody.</summary>
    public int Count => _all.Length;

    /// <summary>Null where nobody is named.</summary>
    public Contact? this[ContactRole role] => _all.FirstOrDefault(c => c.Role == role)?.Contact;

    /// <exception cref="ArgumentException">A role stands twice.</exception>
    public static UnitContacts Create(ReadOnlySpan<UnitContact> contacts)
    {
        UnitContact[] all = contacts.ToArray();
        return all.DistinctBy(c => c.Role).Count() == all.Length
            ? new(all)
            : throw new ArgumentException("A unit names one person a role.", nameof(contacts));
    }

    /// <summary>The people whom <paramref name="of"/> finds, asked once a role in their order.</summary>
    public static UnitContacts Of(Func<ContactRole, Contact?> of) =>
        new(
            ContactRoles
                .All.Select(role => (role, Contact: of(role)))
                .Where(c => c.Contact is not null)
                .Select(c => new UnitContact(c.role, c.Contact!))
        );

    /// <summary>With this person in a role; null for nobody.</summary>
    public UnitContacts With(ContactRole role, Contact? contact) =>
        new([.. _all.Where(c => c.Role != role), .. contact is null ? Array.Empty<UnitContact>() : [new UnitContact(role, contact)]]);

    /// <summary>With everybody changed.</summary>
    public UnitContacts Change(Func<Contact, Contact> change) => new(_all.Select(c => c with { Contact = change(c.Contact) }));

    /// <summary>True for the same people in the same roles.</summary>
    public bool Equals(UnitContacts? other) => other is not null && _all.SequenceEqual(other._all);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UnitContacts);

    /// <inheritdoc/>
    public override int GetHashCode() => _all.Aggregate(0, (hash, contact) => HashCode.Combine(hash, contact));

    /// <summary>In the order of the roles.</summary>
    public IEnumerator<UnitContact> GetEnumerator() => _all.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
