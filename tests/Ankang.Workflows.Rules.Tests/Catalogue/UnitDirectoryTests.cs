using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Tests.Support;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Catalogue;

/// <summary>Units and groups: who is meant by an id on a day.</summary>
public sealed class UnitDirectoryTests
{
    private static readonly UnitReplacement Split = new(["hanyin", "shiquan"], new(2021, 6, 1));

    [Theory]
    [InlineData("2021-05-31", "hanbin shiquan")]
    [InlineData("2021-06-01", "hanyin shiquan")] // hanbin was split; each heir once, in roster order
    public void Expand_NamesThoseThatAnswerOnADay_EachOnce_InRosterOrder(string day, string units)
    {
        UnitDirectory directory = new([A.UnitOf(replaced: Split), A.UnitOf("hanyin"), A.UnitOf("shiquan")], [Group("all", "shiquan", "hanbin")]);
        Assert.Equal(units, string.Join(' ', directory.Expand(["all", "hanbin"], Civil.Day(day)).Select(u => u.Id)));
        Assert.Equal(["hanyin", "shiquan"], directory.Expand(["all"]).Select(u => u.Id)); // after all changes
    }

    [Fact]
    public void StandInsOf_FollowsReplacementsToTheirEnd()
    {
        UnitDirectory directory = new(
            [
                A.UnitOf(replaced: new UnitReplacement(["hanyin"], new(2021, 3, 1))),
                A.UnitOf("hanyin", replaced: new UnitReplacement(["shiquan"], new(2021, 6, 1))),
                A.UnitOf("shiquan"),
                A.UnitOf("abolished", replaced: new UnitReplacement([], new(2021, 3, 1))),
            ],
            []
        );
        Assert.Equal(["hanyin"], StandIns("hanbin", "2021-05-31"));
        Assert.Equal(["shiquan"], StandIns("hanbin", "2021-06-01"));
        Assert.Empty(StandIns("abolished", "2021-03-01"));
        Assert.Equal(["abolished"], StandIns("abolished", "2021-02-28"));

        IEnumerable<string> StandIns(string unit, string day) => directory.StandInsOf(directory[unit], Civil.Day(day)).Select(u => u.Id);
    }

    [Fact]
    public void HasReplacements_IsTrue_WhereSomeUnitIsReplaced()
    {
        Assert.True(
            new UnitDirectory([A.UnitOf("hanyin"), A.UnitOf(replaced: new UnitReplacement(["hanyin"], new(2021, 3, 1)))], []).HasReplacements
        );
        Assert.False(new UnitDirectory([A.UnitOf(replaced: UnitReplacement.Never)], []).HasReplacements);
    }

    [Fact]
    public void Ids_AreKnown_OfUnitsAndOfGroups()
    {
        UnitDirectory directory = new([A.UnitOf(), A.UnitOf("hanyin")], [Group("all", "hanbin")]);
        Assert.True(directory.Knows("hanbin") && directory.Knows("all"));
        Assert.False(directory.Knows("shiquan"));
        Assert.Null(directory.Find("shiquan"));
        Assert.Equal([0, 1, int.MaxValue], new[] { "hanbin", "hanyin", "shiquan" }.Select(directory.OrderOf)); // who left comes last
        Assert.Contains("no unit 'shiquan'", Assert.Throws<KeyNotFoundException>(() => directory["shiquan"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ADirectory_NamesOnlyItsOwnUnits()
    {
        Assert.Contains(
            "Group 'all' names the unit 'shiquan'",
            Assert.Throws<ArgumentException>(() => new UnitDirectory([A.UnitOf()], [Group("all", "hanbin", "shiquan")])).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Unit 'hanbin' is replaced by 'hanyin'",
            Assert.Throws<ArgumentException>(() => new UnitDirectory([A.UnitOf(replaced: Split)], [])).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("2021-02-28", "hanbin")]
    [InlineData("2021-03-01", "hanbin shiquan")] // the first day inside
    [InlineData("2021-05-31", "hanbin shiquan")]
    [InlineData("2021-06-01", "hanbin")] // the first day outside
    [InlineData("2021-09-01", "hanbin shiquan")] // it came back
    [InlineData("9999-12-31", "hanbin shiquan")] // and stays
    public void AGroup_HasTheMembersOfItsDay(string day, string members)
    {
        UnitGroup group = Group("all", "hanbin") with
        {
            Dated = [new("shiquan", new(2021, 3, 1), new(2021, 6, 1)), new("shiquan", new(2021, 9, 1), DateOnly.MaxValue)],
        };
        Assert.Equal(members, string.Join(' ', group.MembersOn(Civil.Day(day))));
        Assert.Equal(["hanbin"], (group with { Dated = [] }).MembersOn(Civil.Day(day)));
    }

    private static UnitGroup Group(string id, params string[] members) => new(id, id, members, Sample: false);
}
