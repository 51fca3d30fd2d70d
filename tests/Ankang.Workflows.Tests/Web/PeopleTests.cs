using System.Net;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.People;
using Ankang.Workflows.Web.Site;

namespace Ankang.Workflows.Tests.Web;

[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class PeopleTests : IAsyncLifetime
{
    private const string Password = "jiantou-shanlu-7";
    private Site _site = null!;
    private HttpClient _office = null!;

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync(new DateOnly(2021, 1, 17), shadow: true, signsIn: true);
        await _site.FirstPersonAsync("zhangsan", "张三", Password);
        _office = _site.Client;
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Person_IsAdded_GetsALinkShownOnce_AndComesInByIt()
    {
        IHtmlDocument page = await AddAsync("lisi", "李四", PersonRole.Office);
        string link = LinkIn(page);
        Assert.Empty((await _site.PageAsync("/people")).QuerySelectorAll("input.link"));
        _site.Client = _site.NewClient();
        IHtmlDocument welcome = await _site.PageAsync(link);
        Assert.Contains("李四，请设置密码", welcome.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        using HttpResponseMessage done = await _site.PostFromPageAsync(link, link, ("password", Password), ("again", Password));
        Assert.Equal("/", done.Headers.Location!.ToString());
        await _site.PageAsync(link, HttpStatusCode.NotFound);
        IHtmlDocument people = await _site.PageAsync("/people");
        Assert.Equal(["李四（本人）", "张三"], people.QuerySelectorAll("tbody td.main").Select(t => t.TextContent));
    }

    [Fact]
    public async Task Form_ComesBackWithWhatWasTyped_WhenSomethingIsWrong()
    {
        using HttpResponseMessage answer = await _site.PostFromPageAsync(
            "/people",
            "/people",
            ("account", "wang wu"),
            ("name", "王五"),
            ("role", "Supervisor")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        IHtmlDocument page = await Site.ReadAsync(answer);
        Assert.Equal("王五", page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.True(((IHtmlInputElement)page.QuerySelector("input[name=role][value=Supervisor]")!).IsChecked);
        Assert.Equal(2, page.QuerySelectorAll("p.error").Length);
        Assert.Contains(
            "已有人使用",
            (await AddAsync("zhangsan", "王五", PersonRole.Reader)).QuerySelector("p.error")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Person_IsOutAtOnce_WhenRemoved()
    {
        HttpClient other = await JoinAsync("lisi", "李四", PersonRole.Office);
        _site.Client = _office;
        using HttpResponseMessage answer = await _site.SubmitAsync("/people/lisi", "/people/lisi/remove");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        _site.Client = other;
        await _site.PageAsync("/", HttpStatusCode.Found);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _site.SignInAsync("lisi", Password)).StatusCode);
    }

    [Fact]
    public async Task NewPassword_EndsTheOldSession()
    {
        HttpClient other = await JoinAsync("lisi", "李四", PersonRole.Office);
        _site.Client = _office;
        using HttpResponseMessage renewed = await _site.SubmitAsync("/people/lisi", "/people/lisi/link");
        string link = LinkIn(await Site.ReadAsync(renewed));
        _site.Client = other;
        await _site.PageAsync("/"); // until the link is used
        _site.Client = _site.NewClient();
        await _site.PostFromPageAsync(link, link, ("password", Password + "x"), ("again", Password + "x"));
        await _site.PageAsync("/");
        _site.Client = other;
        await _site.PageAsync("/", HttpStatusCode.Found);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _site.SignInAsync("lisi", Password)).StatusCode);
    }

    [Fact]
    public async Task Reader_SeesEverything_ChangesNothing()
    {
        await JoinAsync("duzhe", "王五", PersonRole.Reader);
        IHtmlDocument page = await _site.PageAsync("/checks");
        Assert.Empty(page.QuerySelectorAll("main form"));
        await _site.PageAsync("/items");
        await _site.PageAsync("/people", HttpStatusCode.Forbidden);
        using HttpResponseMessage answer = await _site.PostFromPageAsync("/", "/activate");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.True((await _site.ListAsync()).Head.Shadow);
    }

    [Fact]
    public async Task NewRole_EndsTheSession_AndHoldsFromTheNext()
    {
        HttpClient other = await JoinAsync("lisi", "李四", PersonRole.Office);
        await _site.PageAsync("/people");
        _site.Client = _office;
        using HttpResponseMessage changed = await _site.SubmitAsync("/people/lisi", "/people/lisi", ("name", "李思"), ("role", "Reader"));
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        _site.Client = other;
        await _site.PageAsync("/people", HttpStatusCode.Found);
        await _site.SignInAsync("lisi", Password);
        await _site.PageAsync("/people", HttpStatusCode.Forbidden);
        Assert.Contains("李思", (await _site.PageAsync("/")).QuerySelector(".signed-in")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewName_LeavesTheSession()
    {
        HttpClient other = await JoinAsync("lisi", "李四", PersonRole.Office);
        _site.Client = _office;
        await _site.SubmitAsync("/people/lisi", "/people/lisi", ("name", "李思"), ("role", "Office"));
        _site.Client = other;
        Assert.Contains("李思", (await _site.PageAsync("/people")).QuerySelector(".signed-in")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/people/zhangsan/remove")]
    [InlineData("/people/zhangsan")]
    public async Task LastPersonOfTheOffice_Stays(string address)
    {
        await JoinAsync("duzhe", "王五", PersonRole.Reader);
        _site.Client = _office;
        using HttpResponseMessage answer = await _site.SubmitAsync("/people/zhangsan", address, ("name", "张三"), ("role", "Reader"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("最后一位", (await Site.ReadAsync(answer)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        await _site.PageAsync("/people");
    }

    [Fact]
    public async Task TwoWhoRemoveEachOther_LeaveOneBehind()
    {
        await JoinAsync("lisi", "李四", PersonRole.Office);
        var table = new PeopleTable(_site.Parts.Store, _site.Parts.SetAside, _site.Clock);
        string first = (await table.FindAsync("zhangsan", default))!.Row.ETag;
        string second = (await table.FindAsync("lisi", default))!.Row.ETag;
        await Task.WhenAll(
            _site.People.RemoveAsync("zhangsan", first, Actor.Of("李四"), default),
            _site.People.RemoveAsync("lisi", second, Actor.Of("张三"), default)
        );
        Assert.Single(await table.AllAsync(default));
    }

    [Fact]
    public async Task EveryChange_KeepsWhoMadeIt_ByAccount()
    {
        Actor who = new(ActorKind.Office, "zhangsan", "张三") { Channel = ActorChannel.Page };
        await JoinAsync("lisi", "李四", PersonRole.Reader);
        _site.Client = _office;
        await _site.SubmitAsync("/people/lisi", "/people/lisi", ("name", "李思"), ("role", "Reader"));
        var table = new PeopleTable(_site.Parts.Store, _site.Parts.SetAside, _site.Clock);
        Assert.Equal(who, (await table.FindAsync("lisi", default))!.Value.ChangedBy);
        PersonChange[] changes = [.. await table.ChangesAsync(default)];
        Assert.Equal(who, changes[0].Who);
        Assert.Equal(
            new Actor(ActorKind.Office, "lisi", "李四") { Channel = ActorChannel.Page },
            changes.First(c => c.Text.Contains("登录链接", StringComparison.Ordinal)).Who
        );
    }

    [Fact]
    public async Task Change_TellsWhoWasFaster_AndKeepsWhatWasTyped()
    {
        await JoinAsync("lisi", "李四", PersonRole.Reader);
        _site.Client = _office;
        IHtmlDocument form = await _site.PageAsync("/people/lisi");
        string version = form.QuerySelector("input[name=version]")!.GetAttribute("value")!;
        await _site.SubmitAsync("/people/lisi", "/people/lisi", ("name", "李思"), ("role", "Reader"));
        using HttpResponseMessage late = await _site.PostFromPageAsync(
            "/people/lisi",
            "/people/lisi",
            ("name", "李似"),
            ("role", "Office"),
            ("version", version)
        );
        IHtmlDocument page = await Site.ReadAsync(late);
        Assert.Contains("张三刚刚更新了该人员", page.QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("李似", page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.NotEqual(version, page.QuerySelector("input[name=version]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Password_IsChangedByItsOwner_AndEndsTheOtherSessions()
    {
        const string next = "hanjiang-duhe-8";
        HttpClient other = _site.NewClient();
        _site.Client = other;
        Assert.Equal(HttpStatusCode.SeeOther, (await _site.SignInAsync("zhangsan", Password)).StatusCode);
        _site.Client = _office;
        Assert.Equal("/password", (await _site.PageAsync("/")).QuerySelector(".signed-in a")!.GetAttribute("href"));
        foreach (
            (string old, string password, string again, string field) in new[]
            {
                ("", next, next, "old"),
                ("wrong", next, next, "old"),
                (Password, "1234567890", "1234567890", "password"),
                (Password, "Password2021!", "Password2021!", "password"),
                (Password, next, "other", "again"),
                (Password, Password, Password, "password"),
            }
        )
        {
            using HttpResponseMessage refused = await _site.SubmitAsync(
                "/password",
                "/password",
                ("old", old),
                ("password", password),
                ("again", again)
            );
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            IHtmlDocument page = await Site.ReadAsync(refused);
            Assert.Equal($"#{field}", page.QuerySelector("#errors a")!.GetAttribute("href"));
            Assert.DoesNotContain(next, page.Source.Text, StringComparison.Ordinal);
        }

        using HttpResponseMessage done = await _site.SubmitAsync("/password", "/password", ("old", Password), ("password", next), ("again", next));
        Assert.Contains(
            "密码已修改",
            (await _site.PageAsync(done.Headers.Location!.ToString())).QuerySelector(".notice.green")!.TextContent,
            StringComparison.Ordinal
        );
        _ = await _site.PageAsync("/people"); // this session goes on
        _site.Client = other;
        await _site.PageAsync("/people", HttpStatusCode.Found);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _site.SignInAsync("zhangsan", Password)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await _site.SignInAsync("zhangsan", next)).StatusCode);
    }

    [Fact]
    public async Task Changes_AreKept_OfWhoDidWhatWithWhom()
    {
        await AddAsync("lisi", "李四", PersonRole.Reader);
        (string, string) version = ("version", (await _site.PageAsync("/people/lisi")).QuerySelector("input[name=version]")!.GetAttribute("value")!);
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (
                await _site.PostFromPageAsync("/people/lisi", "/people/lisi", ("name", "李四"), ("role", "Supervisor"), ("unit", "hanbin"), version)
            ).StatusCode
        );
        Assert.Equal(HttpStatusCode.SeeOther, (await _site.SubmitAsync("/people/lisi", "/people/lisi/remove")).StatusCode);
        string[] lines = [.. (await _site.PageAsync("/people")).QuerySelectorAll(".changes li").Select(l => l.TextContent)];
        Assert.Equal(
            ["移除，原角色：分管领导（汉滨区）", "角色：只读 → 分管领导（汉滨区）", "添加，角色：只读", "首次登录，登记为市安委办"],
            lines.Select(l => l.Split("）：")[^1])
        );
        Assert.All(lines, l => Assert.Contains("张三", l, StringComparison.Ordinal));
    }

    private async Task<IHtmlDocument> AddAsync(string account, string name, PersonRole role)
    {
        using HttpResponseMessage answer = await _site.PostFromPageAsync(
            "/people",
            "/people",
            ("account", account),
            ("name", name),
            ("role", role.ToString()),
            ("unit", "hanbin")
        );
        return await Site.ReadAsync(answer);
    }

    /// <summary>The office adds somebody, who sets a password; his browser is at the site then.</summary>
    private async Task<HttpClient> JoinAsync(string account, string name, PersonRole role)
    {
        string link = LinkIn(await AddAsync(account, name, role));
        _site.Client = _site.NewClient();
        await _site.PostFromPageAsync(link, link, ("password", Password), ("again", Password));
        return _site.Client;
    }

    private static string LinkIn(IHtmlDocument page) => new Uri(page.QuerySelector("input.link")!.GetAttribute("value")!).AbsolutePath;
}
