using System.Net;
using AngleSharp.Html.Dom;

namespace Ankang.Workflows.Tests.Web;

/// <summary>Nobody takes another's link out of the outbox on the real clock; in a rehearsal the visitor is everybody in turn.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class LinkMaskTests
{
    [Fact]
    public async Task InEarnest_NoAnswerOfTheOutboxHoldsALink()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 1, 29), inEarnest: true);
        string token = await site.TokenAsync("jiaotong");
        string address = await FirstAsync(site);
        foreach (string path in new[] { "", "/html", "/eml", "/attachments/0" })
        {
            using HttpResponseMessage answer = await site.Client.GetAsync(new Uri($"/outbox/{address}{path}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            string said = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain(token, said, StringComparison.Ordinal);
            Assert.DoesNotContain(token[..40], said.Replace("=\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        IHtmlDocument page = await site.PageAsync($"/outbox/{address}");
        Assert.Contains("……（仅收件人可见）", page.QuerySelector("pre.text")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("打开报送入口", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InARehearsal_TheVisitorOpensThem()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 1, 29));
        IHtmlDocument page = await site.PageAsync($"/outbox/{await FirstAsync(site)}");
        Assert.Contains(await site.TokenAsync("jiaotong"), page.QuerySelector("pre.text")!.TextContent, StringComparison.Ordinal);
    }

    // Any mail to the liaison that went out so far.
    private static async Task<string> FirstAsync(Site site)
    {
        foreach (string slot in new[] { "20210129T09", "20210122T09", "20210118T09" })
        foreach ((var mail, _) in await site.Parts.Mails.ReadAsync(Site.ListId, slot, default))
            if (mail.Addressee == "jiaotong" && mail.Traits.BringsCalendar)
                return mail.Address.Replace('|', '_');
        throw new InvalidOperationException("No mail to the liaison was found.");
    }
}
