using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Dispatch;

namespace Ankang.Workflows.Tests.Web;

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
        Assert.Equal(HttpStatusCode.SeeOther, (await SubmitAsync(page, address, ("item", items[0]), ("until", "2021-04-09"), ("reason", "正在核实"))).StatusCode);

        IHtmlDocument after = await _site.PageAsync("/dispatch?held=1");
        Assert.Contains("已暂缓1项", after.QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);
        string[] left = [.. after.QuerySelector($"form[action='{address}']")!.QuerySelectorAll("input[name=item]").Select(i => i.GetAttribute("value")!)];
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
        (string, string)[] fields = [.. form.QuerySelectorAll("input[name=item]").Select(i => ("item", i.GetAttribute("value")!)), ("until", "2021-04-09"), ("reason", "正在核实")];
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

    private static IEnumerable<IElement> Forms(IHtmlDocument page) => page.QuerySelectorAll("form[action^='/dispatch/']");

    private Task<HttpResponseMessage> SubmitAsync(IHtmlDocument page, string address, params (string Name, string Value)[] fields) =>
        _site.PostAsync(address, [.. fields, .. page.QuerySelectorAll($"form[action='{address}'] input[type=hidden]").Cast<IHtmlInputElement>().Select(i => (i.Name!, i.Value))]);

    private async Task RunNextAsync()
    {
        _site.Clock.Now = new Slot(new DateOnly(2021, 4, 1), 9).Moment;
        await _site.Parts.Dispatcher.RunAsync(Site.ListId, default);
    }
}
