using System.Collections;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Rules.Tests.Catalogue;

/// <summary>The people of a unit: a list, at most one a role.</summary>
public sealed class UnitContactsTests
{
    private static readonly Contact Zhang = new("张", "zhang@example.org");
    private static readonly Contact Li = new("李", "li@example.org");

    private static UnitContacts Two => [new(ContactRole.Supervisor, Li), new(ContactRole.Liaison, Zhang)];

    [Fact]
    public void People_AreInTheOrderOfTheirRoles_AndFoundByThem()
    {
        Assert.Equal([ContactRole.Liaison, ContactRole.Supervisor], Two.Select(c => c.Role));
        Assert.Equal(Two.ToList(), ((IEnumerable)Two).Cast<UnitContact>());
        Assert.Equal((2, Zhang, Li, null), (Two.Count, Two[ContactRole.Liaison], Two[ContactRole.Supervisor], Two[ContactRole.Deputy]));
    }

    [Fact]
    public void ARole_NamesOnePerson()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() =>
            UnitContacts.Create([new(ContactRole.Liaison, Zhang), new(ContactRole.Liaison, Li)])
        );
        Assert.StartsWith("A unit names one person a role.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_PutsAPersonInARole_OrNobody()
    {
        UnitContacts changed = Two.With(ContactRole.Liaison, Li).With(ContactRole.Deputy, Zhang).With(ContactRole.Supervisor, null);
        Assert.Equal([new(ContactRole.Liaison, Li), new(ContactRole.Deputy, Zhang)], changed);
        Assert.Equal([new(ContactRole.Liaison, Zhang)], UnitContacts.None.With(ContactRole.Liaison, Zhang));
    }

    [Fact]
    public void Change_ChangesEverybody() => Assert.Equal(["1", "1"], Two.Change(c => c with { Phone = "1" }).Select(c => c.Contact.Phone));

    [Fact]
    public void Lists_AreEqual_WhereAllPeopleAre()
    {
        UnitContacts same = UnitContacts.Of(role => Two[role]);
        Assert.True(same.Equals(Two) && same.Equals((object)Two));
        Assert.Equal(same.GetHashCode(), Two.GetHashCode());
        Assert.False(same.Equals(null) || same.Equals(UnitContacts.None) || same.Equals(Two.With(ContactRole.Liaison, Li)));
    }
}
