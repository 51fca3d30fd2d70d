using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Tests.Web;

[Trait(Tier.Name, Tier.City)]
public sealed class DispatchTests : IAsyncLifetime
{
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(new DateOnly(2021, 3, 31));

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Mail_LeavesWithoutWhatIsHeld_WhenOneItemOfItIsTicked()
    {
        IHtmlDocument page = await _site.PageAsync("/dispatch");
        IElement form = Forms(page).First(f => f.QuerySelectorAll("input[name=item]").Length > 1);
        string[] items = [.. form.QuerySelectorAll("input[name=item]").Select(i => i.GetAttribute("value")!)];
        string address = form.GetAttribute("action")!;
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await SubmitAsync(page, address, ("item", items[0]), ("until", "2021-04-09"), ("reason", "正在核实"))).StatusCode
        );

        IHtmlDocument after = await _site.PageAsync("/dispatch?held=1");
        Assert.Contains("已暂缓1项", after.QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);
        string[] left =
        [
            .. after.QuerySelector($"form[action='{address}']")!.QuerySelectorAll("input[name=item]").Select(i => i.GetAttribute("value")!),
        ];
        Assert.Equal(items[1..], left);
        Assert.NotNull(after.QuerySelector($"a[href='/items/{items[0]}#act-release']"));

        await RunNextAsync();
        MailRecord sent = (await _site.Parts.Mails.GetAsync(Site.ListId, address.Split('/')[2].Replace('_', '|'), default))!;
        Assert.Equal(items[1..], sent.Notices.Select(n => n.PeriodOf(Site.ListId).Of(n.Unit).ToString()));
    }

    [Fact]
    public async Task Mail_DoesNotLeave_WhenAllOfItIsHeld_AndTwiceIsOnce()
    {
        IHtmlDocument page = await _site.PageAsync("/dispatch");
        IElement form = Forms(page).First();
        string address = form.GetAttribute("action")!;
        (string, string)[] fields =
        [
            .. form.QuerySelectorAll("input[name=item]").Select(i => ("item", i.GetAttribute("value")!)),
            ("until", "2021-04-09"),
            ("reason", "正在核实"),
        ];
        Assert.Equal(HttpStatusCode.SeeOther, (await SubmitAsync(page, address, fields)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await SubmitAsync(page, address, fields)).StatusCode);
        Assert.Null((await _site.PageAsync("/dispatch")).QuerySelector($"form[action='{address}']"));
        string key = fields[0].Item2;
        IHtmlDocument item = await _site.PageAsync($"/items/{key}");
        Assert.Single(item.QuerySelectorAll(".ledger li"), l => l.TextContent.Contains("正在核实", StringComparison.Ordinal));
        await RunNextAsync();
        Assert.Null(await _site.Parts.Mails.GetAsync(Site.ListId, address.Split('/')[2].Replace('_', '|'), default));
    }

    [Fact]
    public async Task Hold_SaysWhatIsMissing_AndKeepsWhatWasTyped()
    {
        IHtmlDocument page = await _site.PageAsync("/dispatch");
        string address = Forms(page).First().GetAttribute("action")!;
        using HttpResponseMessage answer = await SubmitAsync(page, address, ("until", ""), ("reason", "我的理由"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        IElement form = (await Site.ReadAsync(answer)).QuerySelector($"details[open] form[action='{address}']")!;
        Assert.Contains("请选择要暂缓的事项。", form.TextContent, StringComparison.Ordinal);
        Assert.Contains("请填写暂缓至哪一天。", form.TextContent, StringComparison.Ordinal);
        Assert.Equal("我的理由", form.QuerySelector("textarea")!.TextContent);
    }

    [Fact]
    public async Task Summary_IsHeldAndReleased_OnceWhateverIsSentTwice()
    {
        await RunNextAsync();
        _site.Clock.Now = new Slot(new DateOnly(2021, 4, 2), 15).Moment;
        await _site.Parts.Dispatcher.RunAsync(Site.ListId, default);
        IHtmlDocument page = await _site.PageAsync("/dispatch");
        string address = Forms(page).Select(f => f.GetAttribute("action")!).First(a => a.EndsWith("_summary/hold", StringComparison.Ordinal));
        IHtmlDocument faulty = await Site.ReadAsync(await SubmitAsync(page, address, ("until", ""), ("reason", "我的理由")));
        IElement open = faulty.QuerySelector($"details[open] form[action='{address}']")!;
        Assert.Contains("请填写暂缓至哪一天。", open.TextContent, StringComparison.Ordinal);
        Assert.Equal("我的理由", open.QuerySelector("textarea")!.TextContent);

        (string, string)[] fields = [("until", "2021-04-30"), ("reason", "<b>正在核实</b>")];
        using HttpResponseMessage answer = await SubmitAsync(page, address, fields);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(answer.Headers.Location, (await SubmitAsync(page, address, fields)).Headers.Location);
        IHtmlDocument held = await _site.PageAsync(answer.Headers.Location!.ToString());
        Assert.Contains("已暂缓：周报（", held.QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);
        Assert.Null(held.QuerySelector($"form[action='{address}']"));
        IElement card = Assert.Single(held.QuerySelectorAll("article.card"));
        Assert.Contains("<b>正在核实</b>", card.TextContent, StringComparison.Ordinal);

        string release = card.QuerySelector("form")!.GetAttribute("action")!;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SubmitAsync(held, release, ("reason", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await SubmitAsync(held, release, ("reason", "核实无误"))).StatusCode);
        using HttpResponseMessage again = await _site.PostAsync(
            release,
            [
                ("reason", "核实无误"),
                .. card.QuerySelectorAll("input[type=hidden]")
                    .Cast<IHtmlInputElement>()
                    .Select(i => (i.Name!, i.Name == "request" ? "0123456789abcdef0123456789abcdef" : i.Value)),
            ]
        );
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("恢复发送，无需重复", (await Site.ReadAsync(again)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        IHtmlDocument after = await _site.PageAsync("/dispatch");
        Assert.NotNull(after.QuerySelector($"form[action='{address}']"));
        Assert.Contains("核实无误", Assert.Single(after.QuerySelectorAll("details li")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mails_AreInTheOrderThatTheAddressNames()
    {
        string[] Subjects(IHtmlDocument page) => [.. page.QuerySelector("table.mails")!.QuerySelectorAll("td.main").Select(c => c.TextContent)];
        IHtmlDocument page = await _site.PageAsync("/dispatch?sort=subject");
        string[] rising = Subjects(page);
        Assert.Equal("ascending", page.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));
        Assert.Equal("/dispatch?sort=subject&dir=desc", page.QuerySelector("th[aria-sort] a")!.GetAttribute("href"));
        Assert.Equal(rising.Order(), rising);
        Assert.Equal(rising.OrderDescending(), Subjects(await _site.PageAsync("/dispatch?sort=subject&dir=desc")));
    }

    private static IEnumerable<IElement> Forms(IHtmlDocument page) => page.QuerySelectorAll("form[action^='/dispatch/']");

    private Task<HttpResponseMessage> SubmitAsync(IHtmlDocument page, string address, params (string Name, string Value)[] fields) =>
        _site.PostAsync(
            address,
            [
                .. fields,
                .. page.QuerySelectorAll($"form[action='{address}'] input[type=hidden]").Cast<IHtmlInputElement>().Select(i => (i.Name!, i.Value)),
            ]
        );

    private async Task RunNextAsync()
    {
        _site.Clock.Now = new Slot(new DateOnly(2021, 4, 1), 9).Moment;
        await _site.Parts.Dispatcher.RunAsync(Site.ListId, default);
    }
}
