using Ankang.Workflows.Links;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Links;

/// <summary>A link is a person's, in one capacity: what it opens is asked of today's directory each time.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class PersonTokenTests
{
    private static readonly LinkSigner Signer = new(new byte[LinkSigner.KeyLength]);
    private static readonly ListInForce List = TestLists.Part("2021-03-01", ["hanbin", "hanyin"], "14b-county-articles");

    [Fact]
    public void Link_OpensTheUnitsOfItsPerson_InItsCapacityOnly()
    {
        LinkHolder supervisor = LinkHolder.SupervisorOf(List.Directory["hanbin"]);
        PersonToken token = PersonToken.Of(List, supervisor);
        Assert.Equal(token, Signer.ReadPerson(Signer.Sign(token)));
        // He answers for the district's committee and for its government.
        Assert.Equal(["hanbin", "hanbin-gov"], Opened(token, List));
        Assert.Empty(Opened(PersonToken.Of(List, supervisor with { Role = RecipientRole.Liaison }), List));
    }

    [Fact]
    public void Link_OfOneWhoWasReplaced_OpensNothing_AndGivesNoUnitToWhomItIsPassedOn()
    {
        PersonToken token = PersonToken.Of(List, LinkHolder.LiaisonOf(List.Directory["hanbin"]));
        ListInForce after = List.Edited(u => u.Id == "hanbin" ? u.With(ContactRole.Liaison, new Contact(null, "new@example.org")) : u);
        Assert.Equal(["hanbin"], Opened(token, List));
        Assert.Empty(Opened(token, after));
        Assert.Null(token.HolderIn(after.Directory));
    }

    [Fact]
    public void Link_OpensAUnitThatItsPersonGotSince_AndNoMoreTheOneThatHeGaveUp()
    {
        Contact liaison = List.Directory["hanbin"].Liaison!;
        PersonToken token = PersonToken.Of(List, LinkHolder.LiaisonOf(List.Directory["hanbin"]));
        ListInForce both = List.Edited(u => u.Id == "hanyin" ? u.With(ContactRole.Liaison, liaison) : u);
        Assert.Equal(["hanbin", "hanyin"], Opened(token, both));
        Assert.Equal(
            ["hanyin"],
            Opened(token, both.Edited(u => u.Id == "hanbin" ? u.With(ContactRole.Liaison, new Contact(null, "new@example.org")) : u))
        );
        // A 副联络员 does what a 联络员 does.
        Assert.Equal(["hanbin", "hanyin"], Opened(token, List.Edited(u => u.Id == "hanyin" ? u.With(ContactRole.Deputy, liaison) : u)));
    }

    [Fact]
    public void Revoking_OneOfHisUnits_EndsTheWholeLink_AndTheNextOneIsGood()
    {
        LinkHolder supervisor = LinkHolder.SupervisorOf(List.Directory["hanbin"]);
        ListInForce revoked = List.Edited(u => u.Id == "hanbin-gov" ? u with { LinkEpoch = 2 } : u);
        Assert.Empty(Opened(PersonToken.Of(List, supervisor), revoked));
        PersonToken fresh = PersonToken.Of(revoked, supervisor);
        Assert.Equal("hanbin-gov.2", fresh.Epochs);
        Assert.Equal(["hanbin", "hanbin-gov"], Opened(Signer.ReadPerson(Signer.Sign(fresh))!, revoked));
    }

    private static IEnumerable<string> Opened(PersonToken token, ListInForce list) => token.UnitsIn(list.Directory).Select(u => u.Id);
}
