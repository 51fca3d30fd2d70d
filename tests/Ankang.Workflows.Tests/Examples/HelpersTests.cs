using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>配合单位 are named to those who are asked, and told themselves where the list's policy says so; they are never asked.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class HelpersTests
{
    private static readonly Township Town = Township.Of(2021).With("askedOf: [hanyin]", "askedOf: [hanyin]\n    helpers: [hanbin, shiquan]");

    [Fact]
    public async Task Helpers_AreNamedToWhoIsAsked_AndHearNothing_ByDefault()
    {
        using City city = await City.PublishAsync(Town.Folder, "2021-01-04", shadow: false);
        await city.RunToAsync("2021-01-05");
        Assert.Contains("配合单位：汉滨区安委会、石泉县安委会。", Text(city, "hanyin"), StringComparison.Ordinal);
        Assert.DoesNotContain("稿件", Text(city, "hanbin"), StringComparison.Ordinal);
        Assert.DoesNotContain(city.Mail.Accepted, m => m.Addressee == "shiquan");
    }

    [Fact]
    public async Task Helpers_AreToldOfTheDuty_WhereThePolicySaysSo_AndAreNotAsked()
    {
        Township town = Town.With("reminderDay: 1", "reminderDay: 1\n  tellHelpers: true");
        using City city = await City.PublishAsync(town.Folder, "2021-01-04", shadow: false);
        await city.RunToAsync("2021-03-10");
        // With duties of its own the unit finds it among them.
        Assert.Contains("由汉阴县安委会负责，你单位配合，无需报送。", Text(city, "hanbin"), StringComparison.Ordinal);
        Assert.Contains("请予安排，完成后通过入口报送", Text(city, "hanbin"), StringComparison.Ordinal);
        // One that only helps is asked for nothing, hears it once, and gets no rung.
        SentMail told = Assert.Single(city.Mail.Accepted, m => m.Addressee == "shiquan");
        Assert.Equal(NoticeKind.Briefing, told.Kind);
        Assert.Equal("【任务告知】2021年1项工作请予配合（石泉县安委会）", told.Mail.Subject);
        Assert.Contains("你单位本年度配合下列工作", told.Mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("请予安排", told.Mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await city.ItemsAsync(), i => i.Key.Unit == "shiquan");
    }

    private static string Text(City city, string unit) =>
        Assert.Single(city.Mail.Accepted, m => m.Kind == NoticeKind.Briefing && m.Addressee == unit).Mail.Text;
}
