using Ankang.Workflows.BrowserTests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Pages;

/// <summary>Every page on the desktop and on paper, and what is no page.</summary>
[Needs<Chromium>]
public sealed class PagesTests(SharedBusyTown shared) : IClassFixture<SharedBusyTown>
{
    private readonly BusyTown _town = shared.Town;

    /// <summary>What is fetched but is no page, with the reason.</summary>
    private static readonly Dictionary<string, string> NoPages = new()
    {
        ["/assets/{version}/{name}"] = "style and script, loaded by every page",
        ["/openapi/{documentName}.json"] = "for programs",
        ["/api/accidents/"] = "for programs",
        ["/api/items"] = "for programs",
        ["/api/items/{id}"] = "for programs",
        ["/api/lists"] = "for programs",
        ["/api/lists/{list}/changes"] = "for programs",
        ["/health"] = "for programs",
        ["/sign-in/code"] = "where the settings ask for a second factor; SecondFactorTests and a picture looked at by hand",
        ["/sign-in/provider"] = "sends the browser on to the identity provider",
        ["/filings/templates/{id}"] = "of a template that a person brings; FilingsTests and a picture looked at by hand",
        ["/filings/rows/{kind}/{number:int}"] = "of a row that a person adds; FilingsTests and a picture looked at by hand",
        ["/filings/templates/{id}/filled.xlsx"] = "a file",
        ["/year.xlsx"] = "a file",
        ["/years.xlsx"] = "a file",
        ["/security-log.xlsx"] = "a file",
        ["/items.xlsx"] = "a file",
        ["/interviews.xlsx"] = "a file",
        ["/interviews/letters.zip"] = "a file",
        ["/assessment.xlsx"] = "a file",
        ["/assessment.docx"] = "a file",
        ["/bulletins/{number:int}/docx"] = "a file",
        ["/bulletins/{number:int}/xlsx"] = "a file",
        ["/strikes.xlsx"] = "a file",
        ["/strikes.docx"] = "a file",
        ["/outbox.xlsx"] = "a file",
        ["/units.xlsx"] = "a file",
        ["/units/contacts.xlsx"] = "a file",
        ["/items/{id}/letters/{kind}/docx"] = "a file",
        ["/units/{id}/letters/{kind}/docx"] = "a file",
        ["/outbox/{address}/eml"] = "a file",
        ["/outbox/{address}/attachments/{number:int}"] = "a file",
        ["/lists/drafts/{draft}/files/{name}"] = "a file",
        ["/lists/drafts/{draft}/contacts.xlsx"] = "a file",
        ["/attachments/{item}/{digest}"] = "a file",
        ["/reports/year.svg"] = "a picture within the page",
        ["/reports/{id}/year.svg"] = "a picture",
        ["/reports/{id}/table.xlsx"] = "a file",
        ["/reports/{id}/table.docx"] = "a file",
        ["/reports/{id}/table.json"] = "a file",
        ["/u/{token}/items/{item}/{digest}"] = "a file",
        ["/u/{token}/calendar.ics"] = "a file",
        ["/s/{token}/bulletins/{number:int}/docx"] = "a file",
        ["/supervisor/bulletins/{number:int}/docx"] = "a file",
        ["/supervisor/bulletins/{number:int}"] = "for the leader of the office's own unit, as behind his link",
        ["/supervisor/letters/{number:int}"] = "for the leader of the office's own unit, as behind his link",
        ["/supervisor/leader"] = "for the leader of the office's own unit, as behind his link",
        ["/rehearsal/restart"] = "of a rehearsal alone; the story of the rehearsal goes there",
    };

    public static TheoryData<string> Every => [.. SitePage.All.Select(p => p.Name)];

    public static TheoryData<string> Printed => [.. SitePage.All.Where(p => p.Sheets > 0).Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Page_IsSoundAndAccessible_OnTheDesktop(string name)
    {
        await using Visit visit = await SitePage.Named(name).LookAsync(_town, Screen.Desktop);
        await visit.IsAccessibleAsync();
        string[] whole = await visit.Page.ReachableAsync();

        // At 200 % nothing is lost but the heads of columns whose cells then name them.
        await visit.Page.SetViewportSizeAsync(Screen.Zoomed.Width, Screen.Zoomed.Height);
        await visit.HasNoSidewaysScrollAsync();
        Assert.Equal(whole, await visit.Page.ReachableAsync());
        visit.IsQuiet();
    }

    [Theory]
    [MemberData(nameof(Printed))]
    public async Task Page_PrintsWhatItSays_WithoutItsControls(string name)
    {
        SitePage page = SitePage.Named(name);
        await using Visit visit = await page.StartAsync(_town, Screen.Desktop);
        await visit.OpenAsync(await page.Address(_town));
        Assert.InRange(await visit.PrintAsync(name), 1, page.Sheets);
        Assert.DoesNotContain(await visit.Page.ReachableAsync(), c =>
            c.StartsWith("BUTTON", StringComparison.Ordinal) || c.StartsWith("INPUT", StringComparison.Ordinal)
        );
        await Assertions.Expect(visit.Page.Locator(".masthead nav")).ToBeHiddenAsync();
        visit.IsQuiet();
    }

    [Fact]
    public async Task Reader_FindsNothingToPress_ThatWouldBeRefused()
    {
        await using Visit visit = await _town.ReaderAsync(Screen.Desktop);
        List<string> found = [];
        foreach (SitePage page in SitePage.All.Where(p => p is { Who: Reader.Office, IsMail: false, Name: not "password" }))
        {
            int status = (await visit.Page.GotoAsync(await page.Address(_town)))!.Status;
            Assert.True(status == page.Status || status == 403, $"{page.Name} answered {status}.");
            IReadOnlyList<string> buttons = await visit.Page.Locator("form[method=post]:not([action='/sign-out']) button").AllTextContentsAsync();
            found.AddRange(buttons.Select(b => $"{page.Name}: {b}"));
        }

        Assert.Empty(found);
    }

    [Fact]
    public void Pages_AreAllVisited()
    {
        string[] mapped =
        [
            .. _town
                .Site.Endpoints.OfType<RouteEndpoint>()
                .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>() is not { } methods || methods.HttpMethods.Contains("GET"))
                .Select(e => $"/{e.RoutePattern.RawText?.TrimStart('/')}")
                .Distinct(),
        ];
        // The office's pages of any list by name are those of the default list.
        IEnumerable<string> once = mapped
            .Where(m => !m.StartsWith("/l/{list}/", StringComparison.Ordinal) || m == "/l/{list}/")
            .Order(StringComparer.Ordinal);
        Assert.Equal(once, SitePage.All.Select(p => p.Route).Concat(NoPages.Keys).Distinct().Order(StringComparer.Ordinal));
    }
}
