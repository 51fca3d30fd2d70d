using System.Net;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.People;

namespace Ankang.Workflows.Tests.Web;

/// <summary>Histories show names: no two people look alike there, and none looks like a part of the product.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class PersonNamesTests : IAsyncLifetime
{
    private const string Password = "jiantou-shanlu-7";
    private Site _site = null!;

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync(new DateOnly(2021, 1, 17), shadow: true, signsIn: true);
        await _site.FirstPersonAsync("zhangsan", "张三", Password);
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("系统", "不能含有“系统”")]
    [InlineData("市安委办", "不能含有“安委办”")]
    [InlineData("汉滨区安委会联络员", "不能含有“联络员”")]
    [InlineData("市应急局（接口）", "不能含有“接口”")]
    [InlineData("分管领导 李四", "不能含有“分管领导”")]
    [InlineData("系 统", "不能含有“系统”")] // a blank makes no other name
    [InlineData("李\u200b四", "看不见的字符")] // nor does a sign that takes no room
    [InlineData("张三", "已有同名人员（账号zhangsan）")]
    [InlineData("张 三", "已有同名人员（账号zhangsan）")]
    [InlineData("　张三", "已有同名人员（账号zhangsan）")]
    public async Task Name_IsRefused_WhereAHistoryWouldMistakeIt(string name, string why)
    {
        using HttpResponseMessage answer = await AddAsync("lisi", name);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        IHtmlDocument page = await Site.ReadAsync(answer);
        Assert.Contains(why, page.QuerySelector("p.error")!.TextContent, StringComparison.Ordinal);
        Assert.Single((await _site.PageAsync("/people")).QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task Name_CannotBecomeAnothers_ByAChange()
    {
        using HttpResponseMessage added = await AddAsync("lisi", "李四");
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        using HttpResponseMessage taken = await _site.SubmitAsync("/people/lisi", "/people/lisi", ("name", "张三"), ("role", "Office"));
        Assert.Contains("已有同名人员", (await Site.ReadAsync(taken)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        // The own name, and one that tells apart, are taken.
        using HttpResponseMessage own = await _site.SubmitAsync("/people/lisi", "/people/lisi", ("name", "李四"), ("role", "Office"));
        Assert.Equal(HttpStatusCode.SeeOther, own.StatusCode);
        using HttpResponseMessage told = await _site.SubmitAsync("/people/lisi", "/people/lisi", ("name", "张三（综合科）"), ("role", "Office"));
        Assert.Equal(HttpStatusCode.SeeOther, told.StatusCode);
    }

    [Fact]
    public async Task OfTwoWhoTakeOneName_AtOnce_OneGetsIt()
    {
        var by = new Actor(ActorKind.Office, "zhangsan", "张三");
        PeopleAnswer[] answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => _site.People.AddAsync(PersonForm.Empty with { Account = $"p{i}", Name = "李四" }, by, default))
        );
        Assert.Single(answers.OfType<PeopleAnswer.Done>());
        Assert.Equal(7, answers.OfType<PeopleAnswer.Namesake>().Count());
    }

    [Fact]
    public async Task NamesFromBefore_AreSaidOnThePage_WithTheirMend()
    {
        foreach ((string account, string name) in new[] { ("old1", "系统"), ("old2", "张三") })
        {
            var columns = new Dictionary<string, object>
            {
                ["name"] = name,
                ["role"] = "Reader",
                ["units"] = "",
                ["stamp"] = "00",
                ["changedAt"] = _site.Clock.Now,
                ["changedBy"] = "张三",
            };
            await _site.Store.CommitAsync(StoreTable.Control, "people", [new StoreChange.Insert($"p|{account}", columns)], default);
        }

        string said = (await _site.PageAsync("/people")).QuerySelector(".notice.yellow")!.TextContent;
        Assert.Contains("old1", said, StringComparison.Ordinal);
        Assert.Contains("不能含有“系统”", said, StringComparison.Ordinal);
        Assert.Contains("已有同名人员（账号old2）", said, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> AddAsync(string account, string name) =>
        _site.PostFromPageAsync("/people", "/people", ("account", account), ("name", name), ("role", "Office"));
}
