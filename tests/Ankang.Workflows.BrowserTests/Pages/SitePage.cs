using Ankang.Workflows.BrowserTests.Support;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Pages;

/// <summary>One page of the product as the tests visit it.</summary>
/// <param name="Name">Of its screenshots.</param>
/// <param name="Route">As the host maps it.</param>
/// <param name="Who">Looks at it.</param>
/// <param name="Address">In the busy town; the route itself where it names nothing.</param>
/// <param name="Sheets">Of what leaves the printer, at most; 0 for what nobody prints.</param>
/// <param name="Status">Of the answer.</param>
internal sealed record SitePage(string Name, string Route, Reader Who, Func<Town, Task<string>> Address, int Sheets = 0, int Status = 200)
{
    private static readonly string Articles = Town.Item("14b-county-articles", "2021-01", "hanbin");
    private static readonly string Reviewed = Town.Item("13-member-articles", "2021-01", "jiaotong");
    private static readonly string Overdue = Town.Item("14b-county-articles", "2021-01", "hanyin");

    /// <summary>Every page; a new one is a new line.</summary>
    public static readonly IReadOnlyList<SitePage> All =
    [
        Office("overview", "/", sheets: 1),
        Office("overview-units", "/", "/?by=unit", sheets: 4),
        Office("overview-months", "/", "/?by=time"),
        Office("overview-matrix", "/", "/?by=matrix"),
        Office("overview-of-a-list", "/l/{list}/", "/l/ankang-2021/?light=red"),
        Office("checks", "/checks"),
        Office("dispatch", "/dispatch"),
        Office("dispatch-mail", "/dispatch/{address}", "/dispatch/20210305T15_shuili_returned"),
        Office("items", "/items"),
        Office("items-searched", "/items", "/items?q=稿件&state=late"),
        Office("items-none", "/items", "/items?q=没有这样的事项"),
        Office("item", "/items/{id}", $"/items/{Articles}"),
        Office("item-in-review", "/items/{id}", $"/items/{Reviewed}"),
        Office("item-overdue", "/items/{id}", $"/items/{Overdue}"),
        Office("item-letter", "/items/{id}/letters/{kind}", $"/items/{Overdue}/letters/reminder", sheets: 3),
        Office("item-ledger", "/items/{id}/ledger", $"/items/{Overdue}/ledger"),
        Office("units", "/units"),
        Office("unit", "/units/{id}", "/units/hanbin", sheets: 3),
        Office("unit-bounced", "/units/{id}", "/units/hanyin"),
        Office("unit-without-items", "/units/{id}", "/units/xuanchuan"),
        Office("unit-letter-supervision", "/units/{id}/letters/{kind}", "/units/hanyin/letters/supervision", sheets: 3),
        Office("unit-letter-interview", "/units/{id}/letters/{kind}", "/units/shuili/letters/interview", sheets: 3),
        Office("unit-letter-minutes", "/units/{id}/letters/{kind}", "/units/shuili/letters/minutes", sheets: 3),
        Office("unit-ledger", "/units/{id}/ledger", "/units/hanyin/ledger"),
        Office("unit-revoke", "/units/{id}/revoke", "/units/hanbin/revoke"),
        Office("units-import", "/units/import"),
        Office("personal-data", "/personal-data"),
        Office("task", "/tasks/{number:int}", "/tasks/14"),
        Office("task-of-many-units", "/tasks/{number:int}", "/tasks/13"),
        Office("interviews", "/interviews", sheets: 30),
        Office("interviews-sheet", "/interviews/sheet", sheets: 20),
        Office("assessment", "/assessment"),
        Office("assessment-unit", "/assessment/units/{unit}", "/assessment/units/hanyin"),
        Office("assessment-policy", "/assessment/policy"),
        Office("strikes", "/strikes"),
        Office("bulletins", "/bulletins"),
        new("bulletin", "/bulletins/{number:int}", Reader.Office, t => t.BulletinAsync(), Sheets: 60),
        Office("charts", "/charts"),
        Office("charts-of-a-unit", "/charts", "/charts?unit=hanbin"),
        Office("years", "/years"),
        Office("screen", "/screen"),
        Office("leader", "/leader", sheets: 1),
        Office("outbox", "/outbox"),
        Office("outbox-mail", "/outbox/{address}", "/outbox/20210301T09_hanyin_reminder"),
        Office("mail-in-its-frame", "/outbox/{address}/html", "/outbox/20210301T09_hanyin_reminder/html"),
        Office("mail-ahead-in-its-frame", "/dispatch/{address}/html", "/dispatch/20210305T15_shuili_returned/html"),
        Office("incoming", "/incoming"),
        Office("templates", "/templates"),
        Office("template", "/templates/{name}", "/templates/reminder"),
        Office("reports", "/reports", "/reports?on=2021-02-28"),
        new("report", "/reports/{id}", Reader.Office, t => t.StatementAsync()),
        Office("filings", "/filings"),
        new("portal-filings", "/u/{token}/filings", Reader.Stranger, async t => $"{await t.LinkAsync("hanyin")}/filings"),
        Office("pauses", "/pauses"),
        Office("year-end", "/year-end"),
        Office("people", "/people"),
        Office("person", "/people/{account}", "/people/lifenguan"),
        Office("handover", "/people/{account}/handover", "/people/zhangsan/handover"),
        Office("security-log", "/security-log"),
        Office("accidents", "/accidents"),
        Office("on-call", "/accidents/on-call"),
        new("deputies-link", "/c/{token}", Reader.Stranger, t => t.DeputiesLinkAsync()),
        new("on-call-link", "/d/{token}", Reader.Stranger, t => t.OnCallLinkAsync()),
        Office("lists", "/lists"),
        Office("list-changes", "/lists/changes/{of}", "/lists/changes/ankang-2021"),
        Draft("draft", ""),
        Draft("draft-units", "/units"),
        Draft("draft-years", "/years"),
        Draft("draft-preview", "/preview"),
        Office("calendar", "/lists/calendar"),
        Office("running", "/running"),
        Office("no-such-page", "/{*path:nonfile}", "/nowhere", status: 404),
        new("sign-in", "/sign-in", Reader.Stranger, At("/sign-in")),
        new("welcome", "/welcome/{token}", Reader.Stranger, t => t.NewPersonLinkAsync()),
        new("welcome-spent", "/welcome/{token}", Reader.Stranger, At($"/welcome/{new string('0', 64)}"), Status: 404),
        new("privacy", "/privacy", Reader.Stranger, At("/privacy")),
        Office("password", "/password"),
        new("supervisor", "/supervisor", Reader.Supervisor, At("/supervisor"), Sheets: 3),
        new("supervisor-item", "/supervisor/items/{id}", Reader.Supervisor, At($"/supervisor/items/{Articles}")),
        new("supervisor-scores", "/supervisor/scores", Reader.Supervisor, At("/supervisor/scores")),
        new("supervisor-link-scores", "/s/{token}/scores", Reader.Stranger, async t => $"{await t.SupervisorLinkAsync("hanbin")}/scores"),
        new("supervisor-charts", "/supervisor/charts", Reader.Supervisor, At("/supervisor/charts")),
        new("supervisor-link-charts", "/s/{token}/charts", Reader.Stranger, async t => $"{await t.SupervisorLinkAsync("hanbin")}/charts"),
        new("leader-link", "/s/{token}/leader", Reader.Stranger, async t => $"{await t.SupervisorLinkAsync("anweiban")}/leader", Sheets: 1),
        new("leader-bulletin", "/s/{token}/bulletins/{number:int}", Reader.Stranger, t => t.SubmittedAsync()),
        new("leader-letter", "/s/{token}/letters/{number:int}", Reader.Stranger, t => t.SubmittedLetterAsync(), Sheets: 3),
        new("supervisor-link", "/s/{token}", Reader.Stranger, t => t.SupervisorLinkAsync("hanbin")),
        new("supervisor-link-item", "/s/{token}/items/{id}", Reader.Stranger, async t => $"{await t.SupervisorLinkAsync("hanbin")}/items/{Articles}"),
        new("portal", "/u/{token}/", Reader.Stranger, t => t.LinkAsync("hanbin"), Sheets: 3),
        new("portal-score", "/u/{token}/assessment", Reader.Stranger, async t => $"{await t.LinkAsync("hanyin")}/assessment"),
        new("portal-overdue", "/u/{token}/", Reader.Stranger, t => t.LinkAsync("hanyin")),
        new("portal-returned", "/u/{token}/", Reader.Stranger, t => t.LinkAsync("shuili")),
        new("portal-paused", "/u/{token}/", Reader.Stranger, t => t.LinkAsync("langao")),
        new("portal-wrong-link", "/u/{token}/", Reader.Stranger, At("/u/nonsense"), Status: 404),
        new("portal-item", "/u/{token}/items/{item}", Reader.Stranger, async t => $"{await t.LinkAsync("hanbin")}/items/{Articles}"),
    ];

    /// <summary>A mail alone, as its reader's program shows it.</summary>
    public bool IsMail => Route.EndsWith("/html", StringComparison.Ordinal);

    public static SitePage Named(string name) => All.Single(p => p.Name == name);

    public Task<Visit> StartAsync(Town town, Screen screen) =>
        Who switch
        {
            Reader.Office => town.OfficeAsync(screen),
            Reader.Supervisor => town.SupervisorAsync(screen),
            _ => town.StrangerAsync(screen),
        };

    /// <summary>Opens it in the light, and keeps a picture.</summary>
    public async Task<Visit> LookAsync(Town town, Screen screen)
    {
        Visit visit = await StartAsync(town, screen);
        visit.Expect(Status);
        if (IsMail)
        {
            await visit.OpenAsMailAsync(await Address(town));
        }
        else
        {
            await visit.OpenAsync(await Address(town));
            await Assertions.Expect(visit.Heading).ToBeVisibleAsync();
        }

        await visit.HasNoSidewaysScrollAsync();
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await visit.KeepPictureAsync(Name);
        return visit;
    }

    private static SitePage Office(string name, string route, string? address = null, int sheets = 0, int status = 200) =>
        new(name, route, Reader.Office, At(address ?? route), sheets, status);

    // Of the draft that the busy town has made of the list in force.
    private static SitePage Draft(string name, string path) =>
        new(name, $"/lists/drafts/{{draft}}{path}", Reader.Office, t => Task.FromResult($"/lists/drafts/{((BusyTown)t).Draft}{path}"));

    private static Func<Town, Task<string>> At(string address) => _ => Task.FromResult(address);
}
