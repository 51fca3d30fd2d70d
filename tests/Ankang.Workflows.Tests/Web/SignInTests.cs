using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Ankang.Workflows.Tests.Web;

[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class SignInTests : IAsyncLifetime
{
    private const string Password = "jiantou-shanlu-7";
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(new DateOnly(2021, 1, 17), shadow: true, signsIn: true);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/items?task=8")]
    [InlineData("/l/ankang-2021/units/hanbin")]
    [InlineData("/l/no-such-list/")]
    [InlineData("/outbox")]
    [InlineData("/people")]
    public async Task OfficePage_AsksToSignIn_AndComesBack(string address)
    {
        await _site.FirstPersonAsync("zhang.san", "张三", Password);
        _site.Client = _site.NewClient();
        using HttpResponseMessage answer = await _site.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        string signIn = answer.Headers.Location!.ToString();
        IHtmlDocument page = await _site.PageAsync(signIn);
        Assert.Empty(page.QuerySelectorAll("nav"));
        Assert.DoesNotContain("汉滨", page.Body!.TextContent, StringComparison.Ordinal);
        using HttpResponseMessage back = await _site.SignInAsync("Zhang.San ", Password, signIn);
        Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
        Assert.Equal(address, back.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("//evil.example/x")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task SignIn_LeadsNowhereElse_WhateverTheAddressSays(string back)
    {
        await _site.FirstPersonAsync("zhangsan", "张三", Password);
        using HttpResponseMessage answer = await _site.SignInAsync("zhangsan", Password, $"/sign-in?return={Uri.EscapeDataString(back)}");
        Assert.Equal("/", answer.Headers.Location!.ToString());
        using HttpResponseMessage posted = await _site.PostFromPageAsync(
            "/sign-in",
            "/sign-in",
            ("account", "zhangsan"),
            ("password", Password),
            ("return", back)
        );
        Assert.Equal("/", posted.Headers.Location!.ToString());
    }

    [Fact]
    public async Task FirstLink_MakesAPersonOfTheOffice_Once()
    {
        string link = (await _site.People.FirstLinkAsync(always: null, default))!;
        IHtmlDocument form = await _site.PageAsync(link);
        Assert.Equal(["name", "account", "password", "again"], form.QuerySelectorAll("input:not([type=hidden])").Select(i => i.GetAttribute("name")));
        using HttpResponseMessage faulty = await _site.PostFromPageAsync(
            link,
            link,
            ("name", "张三"),
            ("account", "张"),
            ("password", "1234567890"),
            ("again", "x")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, faulty.StatusCode);
        IHtmlDocument kept = await Site.ReadAsync(faulty);
        Assert.Equal("张三", kept.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Equal(2, kept.QuerySelectorAll("p.error").Length);
        Assert.Null(kept.QuerySelector("#password")!.GetAttribute("value"));

        using HttpResponseMessage done = await _site.PostFromPageAsync(
            link,
            link,
            ("name", "张三"),
            ("account", "zhangsan"),
            ("password", Password),
            ("again", Password)
        );
        Assert.Equal("/", done.Headers.Location!.ToString());
        string cookie = done.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("ankang-office=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("张三", (await _site.PageAsync("/")).QuerySelector(".signed-in")!.TextContent, StringComparison.Ordinal);

        await _site.PageAsync(link, HttpStatusCode.NotFound);
        Assert.Null(await _site.People.FirstLinkAsync(always: null, default));
    }

    [Fact]
    public async Task FirstLink_Ends_AfterADay_AndWithTheNext()
    {
        string first = (await _site.People.FirstLinkAsync(always: null, default))!;
        string second = (await _site.People.FirstLinkAsync(always: null, default))!;
        await _site.PageAsync(first, HttpStatusCode.NotFound);
        await _site.PageAsync(second);
        _site.Clock.Now += TimeSpan.FromDays(1);
        await _site.PageAsync(second, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task FirstLink_LetsAnOfficeInAgain_ThatNobodyCanEnter()
    {
        await _site.FirstPersonAsync("zhangsan", "张三", Password);
        string link = (await _site.People.FirstLinkAsync(Rules.DueItems.Actor.System, default))!;
        using HttpResponseMessage taken = await _site.PostFromPageAsync(
            link,
            link,
            ("name", "李四"),
            ("account", "zhangsan"),
            ("password", Password),
            ("again", Password)
        );
        Assert.Contains("已有人使用", (await Site.ReadAsync(taken)).Body!.TextContent, StringComparison.Ordinal);
        using HttpResponseMessage done = await _site.PostFromPageAsync(
            link,
            link,
            ("name", "李四"),
            ("account", "lisi"),
            ("password", Password),
            ("again", Password)
        );
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        IHtmlDocument people = await _site.PageAsync("/people");
        Assert.Contains("李四", people.QuerySelector(".signed-in")!.TextContent, StringComparison.Ordinal);

        // Whoever was there before cannot miss it.
        Assert.Equal(2, people.QuerySelectorAll(".notice.red li").Length);
        Assert.Contains("李四 用新的首次登录链接登记为市安委办", people.QuerySelector(".notice.red")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, _site.Log.Lines.Count(l => l.Contains("link of the first sign-in", StringComparison.Ordinal)));
        _site.Clock.Now += TimeSpan.FromDays(30);
        await _site.SignInAsync("zhangsan", Password);
        Assert.Empty((await _site.PageAsync("/people")).QuerySelectorAll(".notice.red"));
    }

    [Fact]
    public async Task Account_IsLocked_AfterFiveWrongPasswords_ForAQuarterOfAnHour()
    {
        await _site.FirstPersonAsync("zhangsan", "张三", Password);
        _site.Client = _site.NewClient();
        for (int i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _site.SignInAsync("zhangsan", "wrong-password")).StatusCode);
        using HttpResponseMessage locked = await _site.SignInAsync("zhangsan", Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.StatusCode);
        _site.Clock.Now += TimeSpan.FromMinutes(15);
        Assert.Equal(HttpStatusCode.SeeOther, (await _site.SignInAsync("zhangsan", Password)).StatusCode);
        // What was forgotten does not count again.
        for (int i = 0; i < 4; i++)
            await _site.SignInAsync("zhangsan", "wrong-password");
        Assert.Equal(HttpStatusCode.SeeOther, (await _site.SignInAsync("zhangsan", Password)).StatusCode);
    }

    [Fact]
    public async Task ManyGuessesAtOnce_AreNoMoreThanFive()
    {
        await _site.FirstPersonAsync("zhangsan", "张三", Password);
        IHtmlDocument page = await _site.PageAsync("/sign-in");
        string guard = page.QuerySelector("input[name=form-token]")!.GetAttribute("value")!;
        await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(_ => _site.PostAsync("/sign-in", ("account", "zhangsan"), ("password", "wrong-password"), ("form-token", guard)))
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _site.SignInAsync("zhangsan", Password)).StatusCode);
    }

    [Theory]
    [InlineData("nobody", Password)]
    [InlineData("张三", Password)]
    [InlineData("", "")]
    [InlineData("a/../b", Password)]
    public async Task UnknownAccount_IsAnsweredAsAWrongPassword(string account, string password)
    {
        await _site.FirstPersonAsync("zhangsan", "张三", Password);
        _site.Client = _site.NewClient();
        int before = _site.Store.Requests;
        using HttpResponseMessage known = await _site.SignInAsync("zhangsan", "wrong-password");
        int between = _site.Store.Requests;
        using HttpResponseMessage unknown = await _site.SignInAsync(account, password);
        Assert.Equal(between - before, _site.Store.Requests - between);
        Assert.Equal(known.StatusCode, unknown.StatusCode);
        IElement[] said = [.. await Task.WhenAll(new[] { known, unknown }.Select(async a => (await Site.ReadAsync(a)).QuerySelector("#errors")!))];
        Assert.Equal(said[0].TextContent, said[1].TextContent);
    }

    [Fact]
    public async Task SignOut_EndsIt_AndAFormLeftOpenIsToldSo()
    {
        await _site.FirstPersonAsync("zhangsan", "张三", Password);
        IHtmlDocument open = await _site.PageAsync("/");
        string guard = open.QuerySelector("input[name=form-token]")!.GetAttribute("value")!;
        using HttpResponseMessage answer = await _site.PostFromPageAsync("/", "/sign-out");
        Assert.Equal("/sign-in", answer.Headers.Location!.ToString());
        await _site.PageAsync("/", HttpStatusCode.Found);
        using HttpResponseMessage late = await _site.PostAsync("/activate", ("form-token", guard));
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
        Assert.Contains("登录已失效", (await Site.ReadAsync(late)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.True((await _site.ListAsync()).Head.Shadow);
    }

    [Theory]
    [InlineData("/activate")]
    [InlineData("/people")]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    public async Task Form_IsRefused_WithoutThePagesGuard(string address)
    {
        await _site.FirstPersonAsync("zhangsan", "张三", Password);
        using HttpResponseMessage answer = await _site.PostAsync(address, ("account", "zhangsan"), ("password", Password));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await _site.PageAsync("/"); // still signed in
    }

    [Fact]
    public async Task Page_SaysSo_WhenStorageIsAwayAndNobodyCanBeKnown()
    {
        await _site.FirstPersonAsync("zhangsan", "张三", Password);
        _site.Store.IsAway = true;
        IHtmlDocument page = await _site.PageAsync("/items", HttpStatusCode.ServiceUnavailable);
        Assert.Contains("存储暂时无法访问", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }
}
