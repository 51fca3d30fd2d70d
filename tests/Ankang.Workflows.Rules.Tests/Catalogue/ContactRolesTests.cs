using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Rules.Tests.Catalogue;

public sealed class ContactRolesTests
{
    [Theory]
    [InlineData(ContactRole.Liaison, "liaison", false)]
    [InlineData(ContactRole.Deputy, "deputy", true)]
    [InlineData(ContactRole.SecondDeputy, "deputy2", true)]
    [InlineData(ContactRole.ThirdDeputy, "deputy3", true)]
    [InlineData(ContactRole.Supervisor, "supervisor", false)]
    [InlineData(ContactRole.Principal, "principal", false)]
    public void EveryRole_HasACode_AsFilesAndColumnsWriteIt(ContactRole role, string code, bool isDeputy) =>
        Assert.Equal((code, isDeputy), (role.Code(), role.IsDeputy()));

    [Fact]
    public void All_AreInTheOrderInWhichPeopleAreNamed() =>
        Assert.Equal("liaison deputy deputy2 deputy3 supervisor principal", string.Join(' ', ContactRoles.All.Select(r => r.Code())));
}
