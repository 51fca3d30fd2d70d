using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Rules.Tests.Catalogue;

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

    [Theory]
    [InlineData(254, true)]
    [InlineData(255, false)] // no mail server takes it
    public void IsValid_EndsAtTheLengthOfAMailbox(int length, bool expected) =>
        Assert.Equal(expected, EmailAddress.IsValid(new string('a', length - "@example.org".Length) + "@example.org"));
}
