using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Tests.Rules.Catalogue;

[Trait(Tier.Name, Tier.Fast)]
public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("hanbin.liaison@example.org", true)]
    [InlineData("o'neil+list@mail.example.org", true)]
    [InlineData("张三@example.org", false)]
    [InlineData("张三 <zhangsan@example.org>", false)]
    [InlineData("a@example.org, b@example.org", false)]
    [InlineData("a..b@example.org", false)]
    [InlineData("a@example.org\n", false)]
    [InlineData("a@", false)]
    [InlineData("", false)]
    public void IsValid_TakesOneBareMailbox(string address, bool expected) => Assert.Equal(expected, EmailAddress.IsValid(address));
}
