using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Tests.Catalogue;

[Trait(Tier.Name, Tier.Fast)]
public sealed class UnitsOf2021Tests
{
    private static readonly DateOnly Issued = new(2021, 1, 18);

    private static UnitDirectory Directory => Seeds.Directory;

    private static UnitGroup Group(string id) => Directory.Groups.Single(g => g.Id == id);

    [Fact]
    public void Counties_AreTheThirteen_InRosterOrder()
    {
        Assert.Equal(
            [
                "汉滨区安委会",
                "汉阴县安委会",
                "石泉县安委会",
                "宁陕县安委会",
                "紫阳县安委会",
                "岚皋县安委会",
                "平利县安委会",
                "镇坪县安委会",
                "旬阳县安委会",
                "白河县安委会",
                "安康高新区安委会",
                "瀛湖生态旅游区安委会",
                "恒口示范区安委会",
            ],
            Directory.Expand(["counties"]).Select(u => u.NameOn(Issued).Full)
        );
        Assert.All(Directory.Expand(["counties", "county-parties", "county-governments"]), u => Assert.False(u.Sample));
    }

    [Theory]
    [InlineData("xunyang", "旬阳县安委会", "旬阳市安委会")]
    [InlineData("xunyang-party", "旬阳县委", "旬阳市委")]
    [InlineData("xunyang-gov", "旬阳县政府", "旬阳市政府")]
    public void Xunyang_ChangesItsName_AndStaysOneUnit(string id, string before, string after)
    {
        Assert.Equal(before, Directory[id].NameOn(new(2021, 1, 31)).Full);
        Assert.Equal(after, Directory[id].NameOn(new(2021, 2, 1)).Full);
    }

    [Fact]
    public void PartyAndGovernment_AreUnitsOfTheirOwn()
    {
        Assert.Equal(26, Directory.Expand(["county-parties", "county-governments"]).Count);
        Assert.Equal(("汉滨区委", "汉滨区政府"), (Directory["hanbin-party"].NameOn(Issued).Full, Directory["hanbin-gov"].NameOn(Issued).Full));
        Assert.Equal(
            ("恒口示范区党工委", "恒口示范区管委会"),
            (Directory["hengkou-party"].NameOn(Issued).Full, Directory["hengkou-gov"].NameOn(Issued).Full)
        );
    }

    [Fact]
    public void PartyOrgans_AreRemindedOnly() =>
        Assert.Equal(
            [.. Group("county-parties").Members, "xuanchuan", "zhengfa"],
            Directory.Units.Where(u => u.MaxRung == Rung.Reminder).Select(u => u.Id)
        );

    [Fact]
    public void Salutation_IsMorePolite_TowardsTheCitysPartyCommittee()
    {
        Assert.Equal("贵单位", Directory["xuanchuan"].Salutation);
        Assert.All(Directory.Units, u => Assert.Equal(u.Names[0].Full.StartsWith("市委", StringComparison.Ordinal), u.Salutation == "贵单位"));
    }

    [Fact]
    public void AllMembers_AreNotTheMembersConcerned()
    {
        UnitGroup all = Group("members"),
            concerned = Group("members-concerned");
        Assert.Equal((45, 25), (all.Members.Count, concerned.Members.Count));
        Assert.Empty(concerned.Members.Except(all.Members));
        Assert.Equal(("市安委会各成员单位", "市安委会各有关成员单位"), (all.Name, concerned.Name));
    }

    [Fact]
    public void CommitteeOffices_SitInDepartments()
    {
        IReadOnlyList<ResponsibleUnit> offices = Directory.Expand(["committee-offices"]);
        Assert.Equal(18, offices.Count);
        Assert.All(offices, o => Assert.Contains(o.SeatedIn!, Group("members").Members));
        Assert.All(offices, o => Assert.EndsWith("安全专委会办公室", o.Names[0].Full, StringComparison.Ordinal));
        Assert.Equal(19, Directory.Expand(["committee-offices", "shengtai"]).Count);
    }

    [Fact]
    public void Samples_AreEverythingButTheCounties()
    {
        HashSet<string> fact = [.. Directory.Expand(["counties", "county-parties", "county-governments"]).Select(u => u.Id)];
        Assert.All(Directory.Units, u => Assert.Equal(!fact.Contains(u.Id), u.Sample));
        Assert.Equal(["counties", "county-parties", "county-governments"], Directory.Groups.Where(g => !g.Sample).Select(g => g.Id));
    }

    [Fact]
    public void Enterprises_HaveNoAddress_AndAreTheOnlyOnes() =>
        Assert.Equal(["enterprises"], Directory.Units.Where(u => !u.IsAddressed).Select(u => u.Id));

    [Fact]
    public void People_MayAnswerForSeveralUnits()
    {
        Assert.Equal(
            ["zwh-weihua", "zwh-kuangshan", "zwh-yanhua"],
            Directory.Units.GroupBy(u => u.Liaison?.Email).Single(g => g.Key is not null && g.Count() == 3).Select(u => u.Id)
        );
        Assert.Equal(
            ["gongan", "jiaojing"],
            Directory.Units.GroupBy(u => u.Supervisor?.Email).Single(g => g.Key == "gongan.supervisor@example.org").Select(u => u.Id)
        );
    }

    [Fact]
    public void Addresses_AreOnDomainsReservedForExamples()
    {
        string[] addresses =
        [
            Seeds.Catalogue.Office.Email,
            .. Directory.Units.SelectMany(u => new[] { u.Liaison, u.Supervisor, u.Principal }).OfType<Contact>().Select(c => c.Email),
        ];
        Assert.All(addresses, a => Assert.Matches(@"@([a-z0-9-]+\.)*example(\.(org|com|net))?$", a));
        Assert.True(addresses.Length > 300);
    }
}
