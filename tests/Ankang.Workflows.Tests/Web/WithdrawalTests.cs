using System.Net;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Web;

/// <summary>撤回 of a list that was published by mistake: before 启用 it goes, after it its units are told once.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class WithdrawalTests
{
    private const string Address = $"/lists/withdraw/{Site.ListId}";
    private static readonly (string, string)[] Sure = [("reason", "文号有误"), ("year", "2021")];

    [Fact]
    public async Task OnTrial_TheListGoes_WithAllThatItOpened_AndTheLogKeepsWhoAndWhy()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 2, 1), shadow: true);
        await site.Parts.Register.PublishAsync(Township.Of(2021).Folder, Seeds.Calendar, new(2021, 1, 4), shadow: false, rehearsal: false, default);
        Assert.NotEmpty((await site.Parts.Board.ReadAsync(Site.ListId, reread: true, default)).Rows);
        foreach ((string, string)[] unsure in new (string, string)[][] { [("year", "2021")], [("reason", "误"), ("year", "2020")] })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.SubmitAsync("/lists", Address, unsure)).StatusCode);

        using HttpResponseMessage done = await site.SubmitAsync("/lists", Address, Sure);
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        IHtmlDocument lists = await site.PageAsync(done.Headers.Location!.ToString());
        Assert.DoesNotContain(Site.ListId, lists.Body!.InnerHtml, StringComparison.Ordinal);
        string log = lists.QuerySelectorAll("details").Single(d => d.TextContent.Contains("撤回的清单", StringComparison.Ordinal)).TextContent;
        Assert.Contains("市安委办 2月1日 09:00撤回。原因：文号有误。", log, StringComparison.Ordinal);
        await site.PageAsync($"/l/{Site.ListId}/", HttpStatusCode.NotFound);
        Assert.Empty((await site.Parts.Board.ReadAsync(Site.ListId, reread: true, default)).Rows);

        // The same list may be published anew, and begins from nothing.
        site.Clock.Now = new Slot(new DateOnly(2021, 2, 3), 8).Moment;
        await site.Parts.Register.PublishAsync(Seeds.Of2021, Seeds.Calendar, new(2021, 2, 3), shadow: true, rehearsal: false, default);
        var list = await site.ListAsync();
        foreach (string duty in list.Obligations)
            await site.Parts.Turns.AdvanceAsync(new(Site.ListId, duty), default);
        DueItem item = (await site.Parts.Work.LoadAsync(list.PlansOf("03a-county-list")[0].Ref, fresh: true, default)).Items["hanbin"].Value;
        Assert.Equal((1, new DateOnly(2021, 2, 3)), (item.HistoryCount, item.OpenedOn));
    }

    [Fact]
    public async Task InForce_TheListIsClosed_AndEachPersonIsToldOnce_OfNothingElse()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 3, 5), inEarnest: true);
        using HttpResponseMessage done = await site.SubmitAsync("/lists", Address, Sure);
        IHtmlDocument lists = await site.PageAsync(done.Headers.Location!.ToString());
        Assert.Contains("已撤回", lists.QuerySelector("article.card .tag")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("原因：文号有误。", lists.QuerySelector("article.card")!.TextContent, StringComparison.Ordinal);
        Assert.Null(lists.QuerySelector($"form[action='{Address}']"));

        // What the page foretells, leaves.
        string next = (await site.PageAsync("/dispatch")).QuerySelector("h1")!.TextContent;
        site.Clock.Now = new Slot(new DateOnly(2021, 3, 5), 15).Moment;
        MailRecord[] mails = [.. (await site.Parts.Dispatcher.RunAsync(Site.ListId, default)).Mails];
        Assert.All(mails, m => Assert.Equal((NoticeKind.ListWithdrawn, MailState.Accepted), (m.Kind, m.State)));
        Assert.Contains($"将发出{mails.Length}封", next, StringComparison.Ordinal);
        Assert.Distinct(mails.SelectMany(m => m.Addresses));
        MailRecord mail = mails.First(m => m.Addressee == "hanbin");
        Assert.Equal("【清单撤回】2021年清单停止执行（汉滨区安委会）", mail.Subject);
        Assert.Contains("系误发，现予撤回，自2021年3月5日起停止执行。原因：文号有误。", mail.Text, StringComparison.Ordinal);

        await site.MoveToAsync(new DateOnly(2021, 3, 31));
        foreach (string slot in new[] { "20210308T09", "20210310T09", "20210324T09" })
            Assert.Empty(await site.Parts.Mails.ReadAsync(Site.ListId, slot, default));
        using HttpResponseMessage again = await site.PostFromPageAsync("/lists", Address, Sure);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }
}
