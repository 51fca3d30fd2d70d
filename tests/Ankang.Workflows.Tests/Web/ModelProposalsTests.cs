using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Drafts;
using Ankang.Workflows.Web.Security;
using Microsoft.AspNetCore.Http;
using static Ankang.Workflows.Tests.Web.DraftForms;

namespace Ankang.Workflows.Tests.Web;

/// <summary>A model proposes, and lies: nothing is shown but what the document says and our own rules read; a person accepts it.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class ModelProposalsTests : IAsyncLifetime
{
    private const string Key = "sk-a-key-that-nobody-may-see";
    private const string Unread = "另请汉滨区安委会每季度召开1次会议。";
    private const string Doubted = "国庆期间开展抽查并每季度召开1次会议。";
    private const string List = "2021年甲市清单\n序号\t重点任务\t责任单位\t完成时限\n1\t" + Doubted + "\t汉滨区安委会\t12月31日前\n" + Unread;

    private const string Row = """
        {"rows":[{"item":"u1","units":["汉滨区安委会"],"parts":[{"sentence":"另请汉滨区安委会每季度召开1次会议","rhythm":"quarterly","due":null}]}]}
        """;

    private const string Split = """
        {"splits":[{"item":"d1","parts":[{"sentence":"国庆期间开展抽查","rhythm":"continuous","due":null},
        {"sentence":"并每季度召开1次会议。","rhythm":"quarterly","due":"2021-12-31"}]}]}
        """;

    private ModelStandIn _model = null!;
    private Site _site = null!;

    public async Task InitializeAsync()
    {
        _model = await ModelStandIn.StartAsync();
        _site = await Site.StartAsync(
            new DateOnly(2021, 3, 5),
            shadow: true,
            signsIn: true,
            settings: [("Model:Url", _model.Url), ("Model:Key", Key), ("Model:Name", "small"), ("Model:TimeoutSeconds", "5")]
        );
        await _site.FirstPersonAsync("zhangsan", "张三", "a-password-of-the-test-1");
    }

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        await _model.DisposeAsync();
    }

    [Fact]
    public async Task WithoutSetting_NothingIsOffered_AndNothingIsSent()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 3, 5), shadow: true);
        string draft = Place(await UploadAsync(site, ("list.txt", List)));
        IHtmlDocument page = await site.PageAsync(draft);
        Assert.Null(page.QuerySelector("#proposals"));
        (string, string)[] fields = [.. Fields(page, $"{draft}/unread/take").Where(f => f.Item1 != "note")];
        using HttpResponseMessage asked = await site.PostAsync($"{draft}/proposals", fields);
        Assert.Contains("没有设置模型", (await Site.ReadAsync(asked)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(_model.Asked);
    }

    [Fact]
    public async Task Row_ThatHolds_IsShownAsProposed_AndBecomesATask()
    {
        string draft = Place(await UploadAsync(_site, ("list.txt", List)));
        _model.Say($"好的：\n```json\n{Row}\n```");
        IHtmlDocument page = await _site.PageAsync(Place(await SubmitAsync(_site, draft, $"{draft}/proposals")));
        string shown = page.QuerySelector("#proposals ~ .scroll tbody")!.TextContent;
        Assert.Contains("没有读入：" + Unread, shown, StringComparison.Ordinal);
        Assert.Contains("每季度", shown, StringComparison.Ordinal);
        Assert.Contains("责任单位：汉滨区安委会", shown, StringComparison.Ordinal);
        Assert.Contains("建议，需核对", page.QuerySelector("#proposals")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll(".duty"));

        (string authorization, string body) = Assert.Single(_model.Asked);
        Assert.Equal($"Bearer {Key}", authorization);
        Assert.Contains(Unread, System.Text.RegularExpressions.Regex.Unescape(body), StringComparison.Ordinal);
        int sent = Unread.Length + Doubted.Length;
        SecurityEntry[] lines = [.. await _site.SecurityLog.ReadAsync(SecurityTable.MonthOf(_site.Clock.Now), default)];
        SecurityEntry line = Assert.Single(lines, l => l.Text.StartsWith($"发送清单原文{sent}字到模型服务", StringComparison.Ordinal));
        Assert.Contains("张三", line.Who!.ToString(), StringComparison.Ordinal);
        string all = page.DocumentElement.OuterHtml + string.Join('\n', lines.Select(l => l.Text)) + string.Join('\n', _site.Log.Lines);
        Assert.DoesNotContain(Key, all, StringComparison.Ordinal);

        (string, string)[] form =
        [
            .. page.QuerySelectorAll("#proposals ~ .scroll form[action$='/unread/take'] input")
                .Cast<IHtmlInputElement>()
                .Select(i => (i.Name!, i.Value)),
        ];
        page = await _site.PageAsync(Place(await _site.PostAsync($"{draft}/unread/take", form)));
        Assert.Null(page.QuerySelector("#unread"));
        Assert.Equal(2, page.QuerySelectorAll(".duty").Length);
        Assert.Contains("汉滨区安委会", page.QuerySelectorAll(".duty")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("责任单位是按模型的建议列的", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Split_ThatHolds_IsShown_AndDoneByThePerson()
    {
        string draft = Place(await UploadAsync(_site, ("list.txt", List)));
        _model.Say(Split);
        IHtmlDocument page = await _site.PageAsync(Place(await SubmitAsync(_site, draft, $"{draft}/proposals")));
        IElement form = Assert.Single(page.QuerySelectorAll("#proposals ~ .scroll form[action$='/split']"));
        string action = form.GetAttribute("action")!;
        page = await _site.PageAsync(Place(await _site.PostAsync(action, Fields(page, action))));
        Assert.Equal(["①国庆期间开展抽查", "②并每季度召开1次会议。"], page.QuerySelectorAll(".published mark").Select(m => m.TextContent.Trim()));
        Assert.Null(page.QuerySelector("#proposals ~ .scroll form[action$='/split']"));
    }

    [Theory]
    [InlineData("words", "另请汉滨区安委会每季度召开1次会议", "另请汉滨区安委会每季度召开1次现场会议")]
    [InlineData("another unit", "\"units\":[\"汉滨区安委会\"]", "\"units\":[\"汉阴县安委会\"]")]
    [InlineData("a unit of one sign", "\"units\":[\"汉滨区安委会\"]", "\"units\":[\"会\"]")]
    [InlineData("a rhythm", "quarterly", "monthly")]
    [InlineData("a rhythm there is none of", "quarterly", "每季度")]
    [InlineData("a date", "\"due\":null", "\"due\":\"2021-06-30\"")]
    [InlineData("a sentence of another text", "u1", "u2")]
    [InlineData("no sentence", "\"sentence\":", "\"words\":")]
    [InlineData("nothing of a row", "\"parts\":", "\"lines\":")]
    public async Task Row_ThatLies_IsNotShown(string what, string right, string lie)
    {
        string draft = Place(await UploadAsync(_site, ("list.txt", List)));
        Assert.Contains(right, Row, StringComparison.Ordinal);
        _model.Say(Row.Replace(right, lie, StringComparison.Ordinal));
        IHtmlDocument page = await _site.PageAsync(Place(await SubmitAsync(_site, draft, $"{draft}/proposals")));
        Assert.True(page.QuerySelector("#proposals ~ .scroll form[action$='/unread/take']") is null, what);
        Assert.Contains("模型提出建议0处", page.QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#unread"));
    }

    [Theory]
    [InlineData("国庆期间开展抽查\"", "国庆期间开展检查\"")]
    [InlineData("并每季度召开1次会议。", "召开1次会议。")]
    [InlineData("quarterly", "monthly")]
    [InlineData("2021-12-31", "2021-11-30")]
    [InlineData("d1", "d7")]
    public async Task Split_ThatLies_IsNotShown(string right, string lie)
    {
        string draft = Place(await UploadAsync(_site, ("list.txt", List)));
        Assert.Contains(right, Split, StringComparison.Ordinal);
        _model.Say(Split.Replace(right, lie, StringComparison.Ordinal));
        IHtmlDocument page = await _site.PageAsync(Place(await SubmitAsync(_site, draft, $"{draft}/proposals")));
        Assert.Null(page.QuerySelector("#proposals ~ .scroll form[action$='/split']"));
    }

    [Theory]
    [InlineData("garbage", "看不懂")]
    [InlineData("no json", "格式不对")]
    [InlineData("another json", "格式不对")]
    [InlineData("500", "HTTP 500")]
    [InlineData("elsewhere", "HTTP 302")]
    [InlineData("large", "回答过长")]
    public async Task Endpoint_ThatFails_IsNamed_AndNothingIsLost(string how, string said)
    {
        string draft = Place(await UploadAsync(_site, ("list.txt", List)));
        _model.Answer = how switch
        {
            "no json" => c => c.Response.WriteAsync("<html>"),
            "another json" => c => c.Response.WriteAsync("{\"choices\":[7]}"),
            "500" => c =>
            {
                c.Response.StatusCode = 500;
                return Task.CompletedTask;
            },
            "elsewhere" => c =>
            {
                c.Response.Redirect("http://127.0.0.1:1/");
                return Task.CompletedTask;
            },
            "large" => c => c.Response.WriteAsync(new string('x', 10_000_000)),
            _ => _model.Answer,
        };
        if (how == "garbage")
            _model.Say("好的，我看了一下，没有问题。");
        await AssertRefusedAsync(_site, draft, said);
    }

    [Fact]
    public async Task Endpoint_ThatHangs_IsGivenUp()
    {
        await using Site site = await Site.StartAsync(
            new DateOnly(2021, 3, 5),
            shadow: true,
            settings: [("Model:Url", _model.Url), ("Model:Name", "small"), ("Model:TimeoutSeconds", "0.2")]
        );
        _model.Answer = c => Task.Delay(Timeout.Infinite, c.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        string draft = Place(await UploadAsync(site, ("list.txt", List)));
        await AssertRefusedAsync(site, draft, "秒内没有回答");
    }

    [Theory]
    [InlineData("not an address", null, "small", "Model:Url")]
    [InlineData("http://models.example/v1", "k", "small", "Model:Key")]
    [InlineData("https://models.example/v1", "k", null, "Model:Name")]
    public void Settings_AreChecked(string url, string? key, string? name, string said) =>
        Assert.StartsWith(
            said,
            Assert.Single(
                new ModelOptions
                {
                    Url = url,
                    Key = key,
                    Name = name,
                }.Faults()
            ),
            StringComparison.Ordinal
        );

    private static async Task AssertRefusedAsync(Site site, string draft, string said)
    {
        IHtmlDocument before = await site.PageAsync(draft);
        using HttpResponseMessage asked = await SubmitAsync(site, draft, $"{draft}/proposals");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        string errors = (await Site.ReadAsync(asked)).QuerySelector("#errors")!.TextContent;
        Assert.Contains(said, errors, StringComparison.Ordinal);
        Assert.Contains("草稿没有更改", errors, StringComparison.Ordinal);
        IHtmlDocument after = await site.PageAsync(draft);
        Assert.Equal(Fields(before, $"{draft}/proposals")[^1], Fields(after, $"{draft}/proposals")[^1]);
        Assert.NotNull(after.QuerySelector("#unread"));
        Assert.Null(after.QuerySelector("#proposals ~ .scroll"));
    }
}
