using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Links;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Attachments;
using MimeKit;

namespace Ankang.Workflows.Tests.Web.Routes;

/// <summary>What people type, whatever it is, comes out as text: on pages, in workbooks, letters, calendars, answers of the API and mails.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(SharedRoutes.Category, SharedRoutes.Security)]
public sealed class HostileTextTests
{
    /// <summary>A formula, markup, a template and an entity in one.</summary>
    private const string Hostile = "=1+1\"'><img id=hx src=hx onerror=alert(1)>{{7|times:7}}</script>&lt;b&gt;";

    /// <summary>The same where little room is.</summary>
    private const string Short = "=1+1\"'><b id=hx>";
    private const int MostOfAShape = 4;
    private const string Item = "ankang-2021_14b-county-articles_2021-02_hanbin";
    private const string Overdue = "ankang-2021_14b-county-articles_2021-01_hanbin";

    [Fact]
    public async Task EveryOutput_SaysItAsText()
    {
        await using Site site = await Site.StartAsync(
            new DateOnly(2021, 3, 5),
            settings: [("Limits:LinksPerMinute", "9999"), ("Limits:LinkPerMinute", "9999")]
        );
        await TypeAsync(site);
        await site.MoveToAsync(new DateOnly(2021, 3, 12));

        var faults = new List<string>();
        int told = 0;
        var seen = new Dictionary<string, int>();
        string link = $"/u/{await site.TokenAsync("hanbin")}";
        ListInForce list = await site.ListAsync();
        string supervisor = new Uri(site.Parts.LinkAddresses.SupervisorOf(list, LinkHolder.SupervisorOf(list.Directory["hanbin"]))).AbsolutePath;
        site.Client.DefaultRequestHeaders.Add("X-Api-Key", Site.Key);
        var ahead = new Queue<string>([
            "/",
            link,
            $"{link}/calendar.ics",
            $"{link}/items/{Item}",
            supervisor,
            $"{supervisor}/items/{Item}",
            "/units/hanbin",
            "/units/hanbin/ledger",
            $"/items/{Item}",
            $"/items/{Overdue}",
            $"/items/{Item}/ledger",
            $"/items/{Overdue}/letters/reminder/docx",
            "/units/hanbin/letters/supervision/docx",
            "/units/hanbin/letters/interview/docx",
            "/units/contacts.xlsx",
            "/units.xlsx",
            "/items.xlsx",
            "/outbox.xlsx",
            "/year.xlsx",
            "/interviews.xlsx",
            "/api/items",
            $"/api/items/{Item}",
            "/api/accidents",
            "/lists",
            "/pauses",
            "/accidents",
            "/accidents/on-call",
            "/people",
        ]);
        var known = new HashSet<string>(ahead);
        while (ahead.TryDequeue(out string? address))
        {
            string shape = string.Join('/', address.Split('?')[0].Split('/').Select(p => p.Any(char.IsAsciiDigit) || p.Length > 20 ? "*" : p));
            seen[shape] = seen.GetValueOrDefault(shape) + 1;
            if (seen[shape] > MostOfAShape)
                continue;
            using HttpResponseMessage answer = await site.Client.GetAsync(new Uri(address, UriKind.Relative));
            string said = await LookAsync(faults, address, answer);
            told += said.Contains("onerror=alert", StringComparison.Ordinal) || said.Contains("=1+1", StringComparison.Ordinal) ? 1 : 0;
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            foreach (
                string href in (await Site.ReadAsync(answer))
                    .QuerySelectorAll("a[href^='/'], iframe[src^='/']")
                    .Select(a => a.GetAttribute("href") ?? a.GetAttribute("src")!)
            )
                if (!href.StartsWith("/l/", StringComparison.Ordinal) && known.Add(href.Split('#')[0]))
                    ahead.Enqueue(href.Split('#')[0]);
        }

        foreach (string file in Directory.GetFiles(site.Outbox, "*.eml"))
            told += LookAtMail(faults, file) ? 1 : 0;
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        Assert.True(told > 20, $"It was typed, and said in {told} places only.");
    }

    private static async Task TypeAsync(Site site)
    {
        string link = $"/u/{await site.TokenAsync("hanbin")}";
        await DoneAsync(
            site.SubmitAsync(
                "/units/hanbin",
                "/units/hanbin/contacts",
                ("liaison-name", Short),
                ("liaison-email", (await site.ListAsync()).Directory["hanbin"].Liaison!.Email),
                ("supervisor-name", Short),
                ("supervisor-email", (await site.ListAsync()).Directory["hanbin"].Supervisor!.Email),
                ("reason", Hostile)
            )
        );
        await DoneAsync(
            site.SendWithFilesAsync(
                link,
                [("request", "h1"), ("item", Item), ("completedOn", "2021-02-26"), ("count", "1"), ("reporter", Short), ("note", Hostile)],
                ($"{Short.Replace("\"", "", StringComparison.Ordinal)}.png", A.Png)
            )
        );
        await DoneAsync(
            site.PostAsync($"{link}/explanation", ("request", "h2"), ("item", Overdue), ("explanation", Hostile), ("until", "2021-04-30"))
        );
        await DoneAsync(site.PostAsync($"{link}/deputy", ("request", "h3"), ("contacts", "1"), ("name", Short), ("email", "fu@example.org")));
        await DoneAsync(
            site.PostAsync(
                $"{link}/substitute",
                ("request", "h4"),
                ("name", Short),
                ("email", "dai@example.org"),
                ("phone", Short),
                ("from", "2021-03-05"),
                ("to", "2021-03-31")
            )
        );
        await DoneAsync(
            site.SubmitAsync(
                "/accidents",
                "/accidents",
                ("occurredAt", "2021-03-04T15:00"),
                ("receivedAt", "2021-03-04T15:20"),
                ("reportedAt", "2021-03-04T15:45"),
                ("place", Hostile),
                ("level", "General"),
                ("facts", Hostile),
                ("unit", "zwh-jianzhu")
            )
        );
        await DoneAsync(site.SubmitAsync($"/items/{Overdue}", $"/items/{Overdue}/acts/hold", ("until", "2021-03-08"), ("reason", Hostile)));
        await DoneAsync(site.SubmitAsync("/interviews", "/interviews/hanbin/postpone", ("until", "2021-03-20"), ("reason", Hostile)));
    }

    private static async Task DoneAsync(Task<HttpResponseMessage> posted)
    {
        using HttpResponseMessage answer = await posted;
        Assert.True(
            answer.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.OK,
            $"{answer.RequestMessage!.RequestUri}: {answer.StatusCode} {(await Site.ReadAsync(answer)).QuerySelector("main")?.TextContent}"
        );
    }

    private static async Task<string> LookAsync(List<string> faults, string address, HttpResponseMessage answer)
    {
        if (answer.StatusCode >= HttpStatusCode.InternalServerError)
            faults.Add($"{address}: {answer.StatusCode}");
        byte[] bytes = await answer.Content.ReadAsByteArrayAsync();
        switch (answer.Content.Headers.ContentType?.MediaType)
        {
            case "text/html":
                IHtmlDocument page = await Site.ReadAsync(answer);
                if (page.QuerySelector("#hx, img[src=hx], [onerror]") is { } made)
                    faults.Add($"{address}: it became {made.OuterHtml}");
                if (page.Body!.TextContent.Contains("onerror=alert(1)>49", StringComparison.Ordinal))
                    faults.Add($"{address}: it was worked out as a template");
                return page.Body.TextContent;
            case "application/json":
                using (var json = JsonDocument.Parse(bytes))
                    return json.RootElement.ToString();
            case "text/calendar":
                string calendar = System.Text.Encoding.UTF8.GetString(bytes);
                faults.AddRange(
                    calendar
                        .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
                        .Where(l => l[0] != ' ' && !System.Text.RegularExpressions.Regex.IsMatch(l, "^[A-Z][A-Z-]*[:;]"))
                        .Select(l => $"{address}: a line of its own: {l}")
                );
                return calendar;
            default:
                if (bytes is not [(byte)'P', (byte)'K', ..])
                    return "";
                return await LookAtPackageAsync(faults, address, bytes);
        }
    }

    private static async Task<string> LookAtPackageAsync(List<string> faults, string address, byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        foreach (ZipArchiveEntry entry in zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using Stream stream = await entry.OpenAsync();
            XDocument part = await XDocument.LoadAsync(stream, LoadOptions.None, default);
            if (
                part.Descendants()
                    .FirstOrDefault(e =>
                        e.Name.LocalName is "f" or "img" or "altChunk" || (e.Name.LocalName == "instrText" && e.Value.Trim() != "PAGE")
                    ) is
                { } made
            )
                faults.Add($"{address}, {entry.FullName}: it became {made}");
        }

        return await TextOf.PackageAsync(bytes);
    }

    private static bool LookAtMail(List<string> faults, string file)
    {
        MimeMessage mail = MimeMessage.Load(file);
        string name = Path.GetFileName(file);
        if (mail.Bcc.Count > 0 || mail.Subject.AsSpan().ContainsAny('\r', '\n'))
            faults.Add($"{name}: a header was made");
        if (mail.HtmlBody is { } html)
        {
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
            if (page.QuerySelector("#hx, img[src=hx], [onerror]") is { } made)
                faults.Add($"{name}: it became {made.OuterHtml}");
        }

        if (mail.TextBody?.Contains("onerror=alert(1)>49", StringComparison.Ordinal) == true)
            faults.Add($"{name}: it was worked out as a template");
        return mail.TextBody?.Contains("=1+1", StringComparison.Ordinal) == true;
    }
}
