using System.Net;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Links;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Tests.Web;

/// <summary>委托 of a unit's liaison: on some days somebody else gets his mails and reports by a link of his own, under his own name.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class SubstituteTests : IAsyncLifetime
{
    private const string Unit = "jiaotong";
    private const string Substitute = "lisi@example.org";
    private const string Study = "ankang-2021_08-members-study_2021-01_jiaotong";
    private Site _site = null!;
    private string _link = "";

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync(new DateOnly(2021, 1, 29));
        _link = $"/u/{await _site.TokenAsync(Unit)}";
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task NamedByTheLiaisonsLink_HeWaits_UntilTheLiaisonConfirmsInAMailOfHisOwn()
    {
        Assert.Equal(HttpStatusCode.SeeOther, await NameByLinkAsync("2021-01-29", "2021-02-05"));
        Assert.NotNull((await UnitAsync()).Substitute!.Contact.ProposedAt);
        await _site.PageAsync(await LinkOfHimAsync(), HttpStatusCode.NotFound);
        MailRecord mail = Assert.Single(await MailsAsync());
        Assert.Equal(["jiaotong.liaison@example.org"], mail.Addresses);
        Assert.Equal("【模拟】【请确认】委托李四（l***@example.org）代办（市交通运输局）", mail.Subject);
        Assert.Contains("登记由李四（l***@example.org）代办你单位的报送，1月29日至2月5日有效。", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Substitute, mail.Text, StringComparison.Ordinal);

        string address = new Uri(mail.Text.Split("确认或撤销：")[1].Split('（')[0]).AbsolutePath;
        string page = (await _site.PageAsync(address)).QuerySelector("main")!.TextContent;
        Assert.Contains("受托人　李四", page, StringComparison.Ordinal);
        Assert.Contains("1月29日至2月5日，期满自动终止", page, StringComparison.Ordinal);
        using HttpResponseMessage answer = await _site.PostAsync(address, ("act", "confirm"), ("email", Substitute));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Null((await UnitAsync()).Substitute!.Contact.ProposedAt);
        await _site.PageAsync(await LinkOfHimAsync());
        Assert.Equal(
            ["委托李四 lisi@example.org （待确认）代办，2021年1月29日至2021年2月5日", "确认受托人 李四 lisi@example.org（经确认邮件）"],
            (await LinesAsync()).Select(l => l.Text)
        );
    }

    [Fact]
    public async Task DroppedByTheSameLink_NothingOfHimStays()
    {
        await NameByLinkAsync("2021-01-29", "2021-02-05");
        string address = new Uri(Assert.Single(await MailsAsync()).Text.Split("确认或撤销：")[1].Split('（')[0]).AbsolutePath;
        using HttpResponseMessage answer = await _site.PostAsync(address, ("act", "drop"), ("email", Substitute));
        Assert.Null((await UnitAsync()).Substitute);
    }

    [Fact]
    public async Task NamedByTheOffice_HeGetsTheLiaisonsMails_AndReportsUnderHisOwnName_OnHisDaysAlone()
    {
        using HttpResponseMessage named = await _site.SubmitAsync(
            $"/units/{Unit}",
            $"/units/{Unit}/substitute",
            ("name", "李四"),
            ("email", Substitute),
            ("from", "2021-01-29"),
            ("to", "2021-02-01")
        );
        Assert.Equal(HttpStatusCode.SeeOther, named.StatusCode);
        string link = await LinkOfHimAsync();
        IHtmlDocument page = await _site.PageAsync(link);
        Assert.Null(page.QuerySelector("#substitute")); // he hands nothing on
        using HttpResponseMessage further = await _site.PostAsync(
            $"{link}/substitute",
            ("request", "x1"),
            ("name", "王五"),
            ("email", "wangwu@example.org"),
            ("from", "2021-01-29"),
            ("to", "2021-03-31")
        );
        Assert.Equal(HttpStatusCode.NotFound, further.StatusCode);

        using HttpResponseMessage done = await _site.PostAsync(
            link,
            ("request", "x2"),
            ("item", Study),
            ("completedOn", "2021-01-27"),
            ("count", "1")
        );
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        HistoryEntry line = (await _site.HistoryAsync(Study))[^1];
        Assert.Equal("市交通运输局受托人李四（受联络员委托，1月29日至2月1日）", line.Who.Name);
        Assert.Contains("经受托人李四邮件入口（代联络员，1月29日至2月1日）报送", line.Text, StringComparison.Ordinal);

        await _site.MoveToAsync(new DateOnly(2021, 2, 10));
        await _site.PageAsync(link, HttpStatusCode.NotFound);
        MailRecord[] his = [.. (await AllMailsAsync()).Where(m => m.Addresses.Contains(Substitute))];
        Assert.NotEmpty(his);
        Assert.All(his, m => Assert.True(m.Date < new DateTimeOffset(2021, 2, 2, 0, 0, 0, TimeSpan.FromHours(8)), $"{m.Subject} {m.Date}"));
        Assert.Contains(await AllMailsAsync(), m => m.Addresses.Contains("jiaotong.liaison@example.org") && m.Date > his[^1].Date);
    }

    [Fact]
    public async Task EndedByLinkOrOffice_OrWithTheLiaison_HisLinkIsDeadAtOnce()
    {
        await NameByLinkAsync("2021-01-29", "2021-02-05");
        using HttpResponseMessage ended = await _site.PostAsync($"{_link}/substitute", ("request", "e1"), ("end", "1"));
        Assert.Equal(HttpStatusCode.SeeOther, ended.StatusCode);
        Assert.Null((await UnitAsync()).Substitute);

        await _site.SubmitAsync(
            $"/units/{Unit}",
            $"/units/{Unit}/substitute",
            ("name", "李四"),
            ("email", Substitute),
            ("from", "2021-01-29"),
            ("to", "2021-02-05")
        );
        string link = await LinkOfHimAsync();
        await _site.PageAsync(link);
        // Others of the unit are edited: he stays.
        await EditAsync(e => e.WithDeputies([new Contact("副手", "fu@example.org")]));
        await _site.PageAsync(link);
        await EditAsync(e => e.With(ContactRole.Liaison, new Contact("新任", "new@example.org")));
        await _site.PageAsync(link, HttpStatusCode.NotFound);
        Assert.Contains("对李四 lisi@example.org的委托随之结束", (await LinesAsync())[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_CannotBe_IsSaid_OnBothPages()
    {
        (string Name, string Email, string From, string To, string Why)[] rows =
        [
            ("", Substitute, "2021-01-29", "2021-02-05", "请填写受托人姓名"),
            ("李四", "lisi", "2021-01-29", "2021-02-05", "不是邮箱地址"),
            ("李四", "", "2021-01-29", "2021-02-05", "请填写受托人邮箱"),
            ("李四", "jiaotong.liaison@example.org", "2021-01-29", "2021-02-05", "无需委托"),
            ("李四", Substitute, "2021-02-05", "2021-01-29", "不能早于开始日期"),
            ("李四", Substitute, "2021-01-01", "2021-01-28", "不能早于开始日期和今天"),
            ("李四", Substitute, "2021-01-29", "2021-06-29", "委托最长92天"),
            ("李四", Substitute, "", "2021-02-05", "请填写委托开始的日期"),
            ("李四", Substitute, "2021-01-29", "", "请填写委托截止的日期"),
        ];
        foreach ((string name, string email, string from, string to, string why) in rows)
        {
            (string, string)[] form = [("name", name), ("email", email), ("from", from), ("to", to)];
            foreach (string page in (string[])[_link, $"/units/{Unit}"])
            {
                using HttpResponseMessage answer = await _site.SubmitAsync(page, $"{page}/substitute", form);
                Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
                Assert.Contains(why, (await Site.ReadAsync(answer)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            }
        }

        Assert.Null((await UnitAsync()).Substitute);
    }

    private async Task<HttpStatusCode> NameByLinkAsync(string from, string to)
    {
        using HttpResponseMessage named = await _site.PostAsync(
            $"{_link}/substitute",
            ("request", "r1"),
            ("name", "李四"),
            ("email", Substitute),
            ("from", from),
            ("to", to)
        );
        return named.StatusCode;
    }

    private async Task<string> LinkOfHimAsync() =>
        new Uri(_site.Parts.LinkAddresses.EntryOf(await _site.ListAsync(), new LinkHolder(Substitute, RecipientRole.Liaison))).AbsolutePath;

    private async Task<ResponsibleUnit> UnitAsync() => (await _site.Parts.Contacts.ReadAsync(Unit, default))!.Value.Unit;

    private async Task<IReadOnlyList<ContactChange>> LinesAsync() => (await _site.Parts.Contacts.ReadAsync(Unit, default))!.Value.Changes;

    private async Task<MailRecord[]> MailsAsync() => [.. (await AllMailsAsync()).Where(m => m.Kind == NoticeKind.DeputyProposed)];

    private async Task<MailRecord[]> AllMailsAsync() => [.. await _site.Parts.Mails.AllAsync(Site.ListId, default)];

    private async Task EditAsync(Func<ContactEdit, ContactEdit> edit) =>
        await _site.Parts.Contacts.EditAsync(
            Unit,
            Guid.NewGuid().ToString("N"),
            Actor.Of("市安委办"),
            null,
            edit(ContactEdit.Of(await UnitAsync())),
            null,
            default
        );
}
