using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Retention;
using Ankang.Workflows.Tests.Web.Routes;

namespace Ankang.Workflows.Tests.Web;

/// <summary>What the form of a link remembers of who reported last goes after the months of the setting, and 个人信息说明 says so.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(SharedRoutes.Category, SharedRoutes.Security)]
public sealed class OfferedReporterTests
{
    private const string Study = "ankang-2021_08-members-study_2021-01_jiaotong";

    [Fact]
    public async Task WhoReported_IsOfferedForTheMonthsOfTheSetting()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 1, 29));
        string link = $"/u/{await site.TokenAsync("jiaotong")}";
        using HttpResponseMessage sent = await site.PostAsync(
            link,
            ("request", "r1"),
            ("item", Study),
            ("completedOn", "2021-01-27"),
            ("count", "1"),
            ("reporter", "王五")
        );
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);

        site.Clock.Now = site.Clock.Now.AddMonths(6);
        Assert.Equal("王五", await AfterSweepAsync(site, link, months: 6));
        site.Clock.Now = site.Clock.Now.AddDays(1);
        Assert.Equal("王五", await AfterSweepAsync(site, link, months: 0));
        Assert.Equal("", await AfterSweepAsync(site, link, months: 6));
        // What was reported by whom stands with the report.
        Assert.Contains("王五", (await site.PageAsync($"/items/{Study}")).QuerySelector(".ledger")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", "报送页面记住的填报人随清单保存")]
    [InlineData("6", "报送页面记住的填报人保存6个月后清除")]
    public async Task Notice_SaysForHowLong(string months, string said)
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 1, 29), settings: [("PersonalData:OfferedMonths", months)]);
        site.Client = site.NewClient();
        Assert.Contains(said, (await site.PageAsync("/privacy")).QuerySelector("article")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, 0, "PersonalData:MonthsAfterClosing is -1")]
    [InlineData(0, 1201, "PersonalData:OfferedMonths is 1201")]
    public void Settings_SayWhatIsWrong(int afterClosing, int offered, string said) =>
        Assert.StartsWith(
            said,
            Assert.Single(new PersonalDataOptions { MonthsAfterClosing = afterClosing, OfferedMonths = offered }.Faults()),
            StringComparison.Ordinal
        );

    private static async Task<string> AfterSweepAsync(Site site, string link, int months)
    {
        DateTimeOffset? before = new PersonalDataOptions { OfferedMonths = months }.OfferedSince(site.Clock.Now);
        await site.Parts.Reporters.ForgetAsync(Site.ListId, before, default);
        return (await site.PageAsync(link)).QuerySelector<IHtmlInputElement>("form.confirm input[name=reporter]")!.Value;
    }
}
