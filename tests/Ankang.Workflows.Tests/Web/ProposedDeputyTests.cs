using System.Net;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Links;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Tests.Web;

/// <summary>副联络员 named through a link: the liaison confirms or drops him in a mail of his own, to the address on record.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class ProposedDeputyTests : IAsyncLifetime
{
    private const string Slot = "20210129T09";
    private const string Deputy = "lisi@example.org";
    private Site _site = null!;
    private string _link = "";

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync(new DateOnly(2021, 1, 29));
        _link = $"/u/{await _site.TokenAsync("jiaotong")}";
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task TheLiaison_IsAskedInAMailOfHisOwn_AndConfirms()
    {
        await NameAsync(Deputy, "李四");
        MailRecord mail = Assert.Single(await AskedAsync());
        Assert.Equal(["jiaotong.liaison@example.org"], mail.Addresses);
        Assert.Equal("【模拟】【请确认】副联络员李四（l***@example.org）（市交通运输局）", mail.Subject);
        Assert.DoesNotContain(Deputy, mail.Text, StringComparison.Ordinal);

        string address = ConfirmationIn(mail);
        for (int look = 0; look < 2; look++) // opening it confirms nothing: mail gateways do
            Assert.Contains(Deputy, (await _site.PageAsync(address)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await UnitAsync()).Deputies.Single().ProposedAt);

        using HttpResponseMessage answer = await _site.PostAsync(address, ("act", "confirm"), ("email", Deputy));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Contains("已确认", (await Site.ReadAsync(await FollowAsync(answer))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await UnitAsync()).Deputies.Single().ProposedAt);
        ContactChange line = (await _site.Parts.Contacts.ReadAsync("jiaotong", default))!.Value.Changes[^1];
        Assert.Equal(
            (ActorKind.UnitContact, "市交通运输局联络员", $"确认副联络员 李四 {Deputy}（经确认邮件）"),
            (line.Who.Kind, line.Who.Name, line.Text)
        );

        // Pressed again, it changes nothing and writes no second line.
        using HttpResponseMessage again = await _site.PostAsync(address, ("act", "drop"), ("email", Deputy));
        Assert.Equal(line.Number, (await _site.Parts.Contacts.ReadAsync("jiaotong", default))!.Value.Changes[^1].Number);
        Assert.Single((await UnitAsync()).Deputies);
    }

    [Fact]
    public async Task WhoeverWasNamedByAStranger_IsDroppedByTheSameLink_AndOneMailLeavesASlot()
    {
        await NameAsync(Deputy, "李四");
        await NameAsync("stranger@example.org", "");
        string address = ConfirmationIn(Assert.Single(await AskedAsync()));
        Assert.Single(Directory.GetFiles(_site.Outbox, "*deputy*"));
        IHtmlDocument page = await _site.PageAsync(address);
        Assert.Equal(2, page.QuerySelectorAll("article.card").Length);
        using HttpResponseMessage dropped = await _site.PostAsync(address, ("act", "drop"), ("email", "stranger@example.org"));
        Assert.Equal([Deputy], (await UnitAsync()).Deputies.Select(d => d.Email));
    }

    [Fact]
    public async Task TheLinkOpensNothingElse_AndEndsWithItsReader_ARevocation_AndThirtyDays()
    {
        await NameAsync(Deputy, "李四");
        string address = ConfirmationIn(Assert.Single(await AskedAsync()));
        string token = address[3..];
        await _site.PageAsync($"/u/{token}", HttpStatusCode.NotFound);
        await _site.PageAsync($"/s/{token}", HttpStatusCode.NotFound);
        await _site.PageAsync($"/c/{_link[3..]}", HttpStatusCode.NotFound);
        using HttpResponseMessage nothing = await _site.PostAsync(address, ("email", Deputy));
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);

        DateTimeOffset now = _site.Clock.Now;
        _site.Clock.Now = now.AddDays(ProposedDeputies.Days);
        await _site.PageAsync(address);
        _site.Clock.Now = now.AddDays(ProposedDeputies.Days + 1);
        await _site.PageAsync(address, HttpStatusCode.NotFound);
        _site.Clock.Now = now;

        await EditAsync(e => e with { RevokeLinks = true });
        await _site.PageAsync(address, HttpStatusCode.NotFound);
        await EditAsync(e => e.With(ContactRole.Liaison, new Contact("新任", "new@example.org")));
        string person = new LinkHolder("jiaotong.liaison@example.org", RecipientRole.Liaison).Id;
        string old = $"/c/{_site.Parts.Links.Sign(new DeputyToken(Site.ListId, "jiaotong", person, 2, new(2022, 1, 1)))}";
        await _site.PageAsync(old, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task TakingAnUnconfirmedOneOff_AsksNobody()
    {
        await NameAsync(Deputy, "李四");
        int version = (await _site.Parts.Contacts.ReadAsync("jiaotong", default))!.Value.Changes.Count;
        using HttpResponseMessage off = await _site.PostAsync($"{_link}/deputy", ("request", "off"), ("contacts", $"{version}"), ("remove", Deputy));
        Assert.Equal(HttpStatusCode.SeeOther, off.StatusCode);
        Assert.Single(await AskedAsync());
        IHtmlDocument page = await _site.PageAsync(ConfirmationIn((await AskedAsync())[0]));
        Assert.Contains("目前没有待确认的副联络员和受托人。", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private async Task NameAsync(string email, string name)
    {
        int version = (await _site.Parts.Contacts.ReadAsync("jiaotong", default))!.Value.Changes.Count;
        using HttpResponseMessage named = await _site.PostAsync(
            $"{_link}/deputy",
            ("request", $"r-{email}"),
            ("contacts", $"{version}"),
            ("name", name),
            ("email", email)
        );
        Assert.Equal(HttpStatusCode.SeeOther, named.StatusCode);
    }

    private async Task<HttpResponseMessage> FollowAsync(HttpResponseMessage answer) =>
        await _site.Client.GetAsync(new Uri(answer.Headers.Location!.ToString(), UriKind.Relative));

    private static string ConfirmationIn(MailRecord mail) => new Uri(mail.Text.Split("确认或撤销：")[1].Split('（')[0]).AbsolutePath;

    private async Task<ResponsibleUnit> UnitAsync() => (await _site.Parts.Contacts.ReadAsync("jiaotong", default))!.Value.Unit;

    private async Task<MailRecord[]> AskedAsync() =>
        [.. (await _site.Parts.Mails.ReadAsync(Site.ListId, Slot, default)).Select(m => m.Mail).Where(m => m.Kind == NoticeKind.DeputyProposed)];

    private async Task EditAsync(Func<ContactEdit, ContactEdit> edit)
    {
        ResponsibleUnit unit = await UnitAsync();
        await _site.Parts.Contacts.EditAsync(
            "jiaotong",
            $"edit-{unit.LinkEpoch}-{unit.Liaison!.Email}",
            Actor.Of("市安委办"),
            null,
            edit(ContactEdit.Of(unit)),
            null,
            default
        );
    }
}
