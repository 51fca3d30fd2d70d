using System.Net;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.Links;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Tests.Web.Routes;

/// <summary>Every kind of link, and what ends it: looked at before and after each.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(SharedRoutes.Category, SharedRoutes.Security)]
public sealed class DeadLinksTests : IAsyncLifetime
{
    private const string Unit = "jiaotong";
    private const string Deputy = "fu@example.org";
    private const string Substitute = "lisi@example.org";
    private static readonly DateOnly Day = new(2021, 1, 29);
    private Site _site = null!;

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync(Day, settings: [("Limits:LinksPerMinute", "9999")]);
        await EditAsync(e => e.WithDeputies([new Contact("副手", Deputy)]));
        var by = new Substitute(new Contact("李四", Substitute), Day, Day.AddDays(6));
        Assert.IsType<Result<ResponsibleUnit>.Done>(
            await _site.Parts.Contacts.SubstituteAsync(Unit, "substitute", Actor.Of("市安委办"), by, default)
        );
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("nothing", "")]
    [InlineData("revocation", "liaison calendar deputy substitute supervisor-entry supervisor confirm-deputies")]
    [InlineData("another liaison", "liaison calendar substitute confirm-deputies")]
    [InlineData("another supervisor", "supervisor-entry supervisor")]
    [InlineData("deputy removed", "deputy")]
    [InlineData("substitute ended", "substitute")]
    [InlineData("the substitute's days are over", "substitute")]
    [InlineData("list closed", "liaison calendar deputy substitute supervisor-entry supervisor confirm-deputies")]
    public async Task Links_AreDead_AtOnce_AfterWhatEndsThem_AndNoOthers(string what, string dead)
    {
        ListInForce list = await _site.ListAsync();
        ResponsibleUnit unit = list.Directory[Unit];
        LinkAddresses links = _site.Parts.LinkAddresses;
        var all = new Dictionary<string, string>
        {
            ["liaison"] = links.EntryOf(list, LinkHolder.LiaisonOf(unit)),
            ["calendar"] = links.EntryOf(list, LinkHolder.LiaisonOf(unit)) + "/calendar.ics",
            ["deputy"] = links.EntryOf(list, new LinkHolder(Deputy, RecipientRole.Liaison)),
            ["substitute"] = links.EntryOf(list, new LinkHolder(Substitute, RecipientRole.Liaison)),
            ["supervisor-entry"] = links.EntryOf(list, LinkHolder.SupervisorOf(unit)),
            ["supervisor"] = links.SupervisorOf(list, LinkHolder.SupervisorOf(unit)),
            ["confirm-deputies"] = links.DeputiesOf(list, unit, list.Head.ClosesOn),
        };
        Assert.Empty(await DeadAsync(all));
        await EndAsync(what, list);
        Assert.Equal(
            dead.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            (await DeadAsync(all)).Order(StringComparer.Ordinal)
        );
    }

    private async Task EndAsync(string what, ListInForce list)
    {
        switch (what)
        {
            case "revocation":
                await EditAsync(e => e with { RevokeLinks = true });
                break;
            case "another liaison":
                await EditAsync(e => e.With(ContactRole.Liaison, new Contact("新任", "new@example.org")));
                break;
            case "another supervisor":
                await EditAsync(e => e.With(ContactRole.Supervisor, new Contact("新任", "new@example.org")));
                break;
            case "deputy removed":
                await EditAsync(e => e.WithDeputies([]));
                break;
            case "substitute ended":
                await _site.Parts.Contacts.EndSubstituteAsync(Unit, "end", Actor.Of("市安委办"), default);
                break;
            case "the substitute's days are over":
                _site.Clock.Now = _site.Clock.Now.AddDays(7);
                break;
            case "list closed":
                _site.Clock.Now = _site.Clock.Now.AddDays(list.Head.ClosesOn.DayNumber - Day.DayNumber + 1);
                break;
        }
    }

    private async Task<string[]> DeadAsync(Dictionary<string, string> links)
    {
        var dead = new List<string>();
        foreach ((string kind, string link) in links)
        {
            using HttpResponseMessage answer = await _site.Client.GetAsync(new Uri(new Uri(link).AbsolutePath, UriKind.Relative));
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{kind}: {answer.StatusCode}");
            if (answer.StatusCode == HttpStatusCode.NotFound)
                dead.Add(kind);
        }

        return [.. dead];
    }

    private async Task EditAsync(Func<ContactEdit, ContactEdit> edit)
    {
        ContactEdit after = edit(ContactEdit.Of((await _site.ListAsync()).Directory[Unit]));
        Assert.IsType<Result<ResponsibleUnit>.Done>(
            await _site.Parts.Contacts.EditAsync(Unit, Guid.NewGuid().ToString("N"), Actor.Of("市安委办"), null, after, null, default)
        );
    }
}
