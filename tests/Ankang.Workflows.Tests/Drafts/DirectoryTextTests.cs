using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Tests.Catalogue;

namespace Ankang.Workflows.Tests.Drafts;

[Trait(Tier.Name, Tier.Fast)]
public sealed class DirectoryTextTests
{
    [Fact]
    public void Write_IsReadBackToTheSame_ForTheDirectoryOf2021()
    {
        UnitDirectory before = Seeds.Of2021.Directory;
        UnitDirectory after = DirectoryReader.Parse(DirectoryText.Write(before), "units.yaml");
        Assert.Equal(before.Units.Select(Line), after.Units.Select(Line));
        Assert.Equal(
            before.Groups.Select(g => $"{g.Id} {g.Name} {g.Sample} {string.Join(' ', g.Members)}"),
            after.Groups.Select(g => $"{g.Id} {g.Name} {g.Sample} {string.Join(' ', g.Members)}")
        );
    }

    [Fact]
    public void Write_KeepsQuotesBlanksAndReplacements()
    {
        var unit = new ResponsibleUnit
        {
            Id = "jia",
            Names = [new UnitName("甲'局: #1", "甲", DateOnly.MinValue), new UnitName("甲 委", "甲 委", new DateOnly(2021, 5, 1))],
            Salutation = "贵单位",
            MaxRung = Rung.Reminder,
            Contacts =
            [
                new(ContactRole.Liaison, new Contact("张 三, 科长", "jia@example.org", "0915-1 转2")),
                new(ContactRole.Deputy, new Contact(null, "a@example.org")),
                new(ContactRole.SecondDeputy, new Contact("副 二", "b@example.org")),
                new(ContactRole.ThirdDeputy, new Contact(null, "c@example.org", "0915")),
                new(ContactRole.Supervisor, new Contact("李 四", "d@example.org")),
            ],
            LinkEpoch = 3,
            SignOff = true,
            SeatedIn = "yi",
            Replaced = new UnitReplacement(["yi"], new DateOnly(2021, 7, 1)),
        };
        var other = new ResponsibleUnit
        {
            Id = "yi",
            Names = [new UnitName("乙", "乙", DateOnly.MinValue)],
            Replaced = UnitReplacement.Never,
            Sample = true,
        };
        UnitDirectory after = DirectoryReader.Parse(DirectoryText.Write(new UnitDirectory([unit, other], [])), "units.yaml");
        Assert.Equal([Line(unit), Line(other)], after.Units.Select(Line));
        Assert.Same(UnitReplacement.Never, after["yi"].Replaced);
    }

    private static string Line(ResponsibleUnit u) =>
        $"{u.Id} {string.Join(',', u.Names)} {u.Salutation} {u.MaxRung} {u.Liaison} {string.Join(' ', u.Deputies)} {u.Supervisor} {u.Principal} "
        + $"{u.LinkEpoch} {u.SeatedIn} {string.Join(',', u.Replaced?.By ?? [])}{u.Replaced?.From} {u.Sample} {u.SignOff}";
}
