using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Rules.Tests.Catalogue;

/// <summary>Ids are parts of storage keys.</summary>
public sealed class IdsTests
{
    [Theory]
    [InlineData("hanbin", true)]
    [InlineData("25c-inspection-bulletin", true)]
    [InlineData("1", true)]
    [InlineData("", false)]
    [InlineData("Hanbin", false)]
    [InlineData("han_bin", false)]
    [InlineData("-hanbin", false)]
    [InlineData("han--bin", false)]
    [InlineData("汉滨", false)]
    public void IsValid_TakesGroupsJoinedBySingleHyphens(string id, bool expected) => Assert.Equal(expected, Ids.IsValid(id));

    [Theory]
    [InlineData(40, true)]
    [InlineData(41, false)]
    public void IsValid_EndsAtForty(int length, bool expected) => Assert.Equal(expected, Ids.IsValid(new string('a', length)));
}
