using Ankang.Workflows.Links;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Links;

/// <summary>A link is a person's, in one capacity: what it opens is asked of today's directory each time.</summary>
[Trait(Tier.Name, Tier.Fast)]
[Trait(Web.Routes.SharedRoutes.Category, Web.Routes.SharedRoutes.Security)]
public sealed class PersonTokenTests
{
    private static readonly DateOnly Today = new(2021, 3, 1);
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
        Assert.Null(token.HolderOn(Today, after.Directory));
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

    [Theory] // 委托 of 汉阴's liaison, from 8 to 10 March
    [InlineData("2021-03-07", false, "")]
    [InlineData("2021-03-08", false, "hanyin")]
    [InlineData("2021-03-10", false, "hanyin")]
    [InlineData("2021-03-11", false, "")]
    [InlineData("2021-03-08", true, "")]
    public void Link_OfASubstitute_OpensOnHisDaysAlone_AndOnceHeIsConfirmed(string day, bool isProposed, string opened)
    {
        var by = new Contact("李四", "lisi@example.org") { ProposedAt = isProposed ? DateTimeOffset.UnixEpoch : null };
        ListInForce list = List.Edited(u =>
            u.Id == "hanyin" ? u with { LinkEpoch = 2, Substitute = new Substitute(by, new(2021, 3, 8), new(2021, 3, 10)) } : u
        );
        PersonToken token = PersonToken.Of(list, new LinkHolder(by.Email, RecipientRole.Liaison));
        Assert.Equal(opened, string.Join(' ', token.UnitsOn(DateOnly.Parse(day), list.Directory).Select(u => u.Id)));
        Assert.Empty(PersonToken.Of(list, new LinkHolder(by.Email, RecipientRole.Supervisor)).UnitsOn(DateOnly.Parse(day), list.Directory));
    }

    [Fact]
    public void Link_OfALiaison_WhoStandsInElsewhere_StaysGood_WhenTheseDaysBeginAndEnd()
    {
        Contact liaison = List.Directory["hanbin"].Liaison!;
        ListInForce list = List.Edited(u =>
            u.Id == "hanyin" ? u with { LinkEpoch = 2, Substitute = new Substitute(liaison, new(2021, 3, 8), new(2021, 3, 10)) } : u
        );
        PersonToken token = PersonToken.Of(list, LinkHolder.LiaisonOf(list.Directory["hanbin"]));
        Assert.Equal(["hanbin"], token.UnitsOn(new(2021, 3, 7), list.Directory).Select(u => u.Id));
        Assert.Equal(["hanbin", "hanyin"], token.UnitsOn(new(2021, 3, 9), list.Directory).Select(u => u.Id));
        Assert.Equal(["hanbin"], token.UnitsOn(new(2021, 3, 11), list.Directory).Select(u => u.Id));
    }

    private static IEnumerable<string> Opened(PersonToken token, ListInForce list) => token.UnitsOn(Today, list.Directory).Select(u => u.Id);
}
