using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Tests.Support;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Catalogue;

public sealed class ResponsibleUnitTests
{
    [Theory]
    [InlineData("2021-01-01", "旬阳县安委会")]
    [InlineData("2021-04-25", "旬阳县安委会")]
    [InlineData("2021-04-26", "旬阳市安委会")] // the first day of the name
    public void NameOn_IsTheNameOfItsDay(string day, string name)
    {
        ResponsibleUnit xunyang = A.UnitOf() with
        {
            Names = [new("旬阳县安委会", "旬阳", new(2020, 1, 1)), new("旬阳市安委会", "旬阳", new(2021, 4, 26))],
        };
        Assert.Equal(name, xunyang.NameOn(Civil.Day(day)).Full);
        Assert.Equal("旬阳县安委会", xunyang.NameOn(new(2019, 1, 1)).Full); // before its first name
    }

    [Fact]
    public void People_AreNamedByTheirRoles()
    {
        ResponsibleUnit unit = A.UnitOf()
            .With(ContactRole.ThirdDeputy, new Contact("丙", "third@example.org"))
            .With(ContactRole.Deputy, new Contact("乙", "deputy@example.org"))
            .With(ContactRole.Principal, new Contact("王", "principal@example.org"));
        Assert.Equal(["乙", "丙"], unit.Deputies.Select(d => d.Name));
        Assert.Equal(("hanbin@example.org", "王", 5), (unit.Liaison?.Email, unit.Principal?.Name, unit.People.Count()));
        Assert.Equal("你单位", unit.Salutation); // as mails address it
    }

    [Fact]
    public void AUnitWithoutALiaison_IsNotAskedByMail()
    {
        Assert.True(A.UnitOf().IsAddressed);
        Assert.False(A.UnitOf().With(ContactRole.Liaison, null).IsAddressed); // 各企业
    }

    [Theory]
    [InlineData("2021-03-09", false)]
    [InlineData("2021-03-10", true)]
    public void IsReplacedOn_HoldsFromItsDayOn(string day, bool replaced)
    {
        Assert.Equal(replaced, A.UnitOf(replaced: new UnitReplacement([], new(2021, 3, 10))).IsReplacedOn(Civil.Day(day)));
        Assert.False(A.UnitOf(replaced: UnitReplacement.Never).IsReplacedOn(DateOnly.MaxValue)); // taken back
    }
}
