using Ankang.Workflows.Web.People;

namespace Ankang.Workflows.Tests.Web;

[Trait(Tier.Name, Tier.Fast)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class PasswordsTests
{
    [Theory]
    [InlineData("qwertyuiop")] // of the list itself
    [InlineData("QwertyUiop")]
    [InlineData("Password2021!")]
    [InlineData("2026@dragon@2026")]
    [InlineData("anwei20260101")]
    [InlineData("Ankang@123456")]
    public void CommonPassword_IsRefused_ByAWordThatSaysWhy(string password) =>
        Assert.Contains("常见的密码", Assert.Single(Passwords.Errors(password, password, "zhangsan")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("jiantou-shanlu-7")]
    [InlineData("hanjiang-duhe-8")]
    [InlineData("秦岭以南汉水之滨安康城")]
    [InlineData("correct horse battery")]
    public void OtherPassword_IsTaken(string password) => Assert.Empty(Passwords.Errors(password, password, "zhangsan"));
}
