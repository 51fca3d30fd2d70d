using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Retention;
using Ankang.Workflows.Web.Security;

namespace Ankang.Workflows.Tests.Web.Routes;

/// <summary>
/// Every form that a page offers is filled in and sent: each that is done leaves one line in the security log, and one line in the history of
/// each item that it changed, all with who it was.
/// </summary>
[Trait(Tier.Name, Tier.City)]
[Trait(SharedRoutes.Category, SharedRoutes.Security)]
public sealed class ActorLinesTests
{
    /// <summary>Forms that ask for more than its fields say, or that stand on a page in other circumstances: by the tests that send them.</summary>
    private static readonly Dictionary<string, string> ElsewhereTested = new()
    {
        ["/accidents/{number:int}/received"] = nameof(OnCallTests),
        ["/activate"] = nameof(AccessTests),
        ["/attachments/{item}/{digest}/settled"] = nameof(AttachmentRescanTests),
        ["/dispatch/holds/{id}/release"] = nameof(DispatchTests),
        ["/dispatch/{address}/hold"] = nameof(DispatchTests),
        ["/assessment/freeze"] = nameof(AssessmentTests),
        ["/assessment/units/{unit}/entries"] = nameof(AssessmentTests),
        ["/assessment/units/{unit}/entries/{entry}/withdraw"] = nameof(AssessmentTests),
        ["/assessment/units/{unit}/said/{said}/answer"] = nameof(AssessmentTests),
        ["/bulletins/{number:int}/drop"] = nameof(BulletinsTests),
        ["/bulletins/{number:int}/duty"] = nameof(BulletinsTests),
        ["/bulletins/{number:int}/issue"] = nameof(BulletinsTests),
        ["/bulletins/{number:int}/submit"] = nameof(SignatureTests),
        ["/bulletins/{number:int}/text"] = nameof(BulletinsTests),
        ["/checks/code"] = nameof(ChecksTests),
        ["/checks/mail"] = nameof(ChecksTests),
        ["/lists/withdraw/{of}"] = nameof(WithdrawalTests),
        ["/reports"] = nameof(StatementsTests),
        ["/year-end/archive"] = nameof(YearEndTests),
        ["/year-end/archives"] = nameof(YearEndTests),
        ["/year-end/close"] = nameof(YearEndTests),
        ["/year-end/take-over"] = nameof(YearEndTests),
        ["/filings/rows"] = nameof(FilingsTests),
        ["/filings/rows/{kind}/{number:int}/{act}"] = nameof(FilingsTests),
        ["/filings/templates"] = nameof(FilingsTests),
        ["/filings/templates/{id}"] = nameof(FilingsTests),
        ["/filings/templates/{id}/remove"] = nameof(FilingsTests),
        ["/u/{token}/filings"] = nameof(FilingsTests),
        ["/findings/{number}"] = "offered where the audit found something: AuditCases, end to end",
        ["/incoming/{id}/read"] = nameof(IncomingTests),
        ["/interviews/{unit}/{number:int}/held"] = nameof(InterviewsTests),
        ["/interviews/{unit}/{number:int}/moved"] = nameof(InterviewMeetingTests),
        ["/interviews/{unit}/{number:int}/withdrawn"] = nameof(InterviewMeetingTests),
        ["/interviews/meeting"] = nameof(InterviewMeetingTests),
        ["/items/{id}/on-behalf"] = nameof(OnBehalfTests),
        ["/lists/calendar"] = nameof(DraftsTests),
        ["/lists/calendar/apply"] = nameof(DraftsTests),
        ["/lists/calendar/pasted"] = nameof(DraftsTests),
        ["/lists/drafts"] = nameof(DraftsTests),
        ["/lists/drafts/next-year"] = nameof(YearsTests),
        ["/lists/drafts/{draft}/columns"] = nameof(DraftsTests),
        ["/lists/drafts/{draft}/contacts"] = nameof(DraftsTests),
        ["/lists/drafts/{draft}/duties/{duty}"] = nameof(DraftReviewTests),
        ["/lists/drafts/{draft}/duties/{duty}/split"] = nameof(DraftReviewTests),
        ["/lists/drafts/{draft}/holidays"] = nameof(DraftsTests),
        ["/lists/drafts/{draft}/proposals"] = nameof(ModelProposalsTests),
        ["/lists/drafts/{draft}/publish"] = nameof(DraftsTests),
        ["/lists/drafts/{draft}/quotas/{duty}"] = nameof(QuotasTests),
        ["/lists/drafts/{draft}/review/accept"] = nameof(DraftReviewTests),
        ["/lists/drafts/{draft}/tasks/{task:int}/duties"] = nameof(DraftReviewTests),
        ["/lists/drafts/{draft}/units"] = nameof(DraftsTests),
        ["/lists/drafts/{draft}/units/{unit}/match"] = nameof(DraftsTests),
        ["/lists/drafts/{draft}/units/{unit}/remove"] = nameof(DraftsTests),
        ["/lists/drafts/{draft}/unread/accept"] = nameof(DraftReviewTests),
        ["/lists/drafts/{draft}/unread/take"] = nameof(DraftReviewTests),
        ["/lists/quotas/{duty}"] = nameof(QuotasTests),
        ["/outbox/retry"] = "offered while the mail server is away: DeliveryTests, in a browser",
        ["/people/{account}/handover"] = nameof(StandInTests),
        ["/people/{account}/handover/received"] = nameof(StandInTests),
        ["/people/{account}/stand-in/end"] = nameof(StandInTests),
        ["/people/{account}/release"] = nameof(IdentityProviderTests),
        ["/people/{account}/second-factor"] = nameof(SecondFactorTests),
        ["/personal-data/erase"] = nameof(PersonalDataTests),
        ["/rehearsal"] = nameof(RehearsalTests),
        ["/rehearsal/restart"] = nameof(RehearsalTests),
        ["/s/{token}/bulletins/{number:int}/sign"] = nameof(SignatureTests),
        ["/s/{token}/fresh"] = nameof(PersonLinkTests),
        ["/s/{token}/letters/{number:int}/sign"] = nameof(LetterSignatureTests),
        ["/s/{token}/sign-off"] = nameof(SignOffTests),
        ["/security-log/looked"] = nameof(SecurityLogTests),
        ["/sign-in"] = nameof(SignInTests),
        ["/sign-in/code"] = nameof(SecondFactorTests),
        ["/supervisor/bulletins/{number:int}/sign"] = nameof(SignatureTests),
        ["/supervisor/letters/{number:int}/sign"] = nameof(LetterSignatureTests),
        ["/supervisor/sign-off"] = nameof(SignOffTests),
        ["/u/{token}"] = nameof(PortalTests),
        ["/u/{token}/extension"] = nameof(PortalActTests),
        ["/u/{token}/fresh"] = nameof(PersonLinkTests),
        ["/u/{token}/substitute"] = nameof(SubstituteTests),
        ["/units/import"] = nameof(ContactImportTests),
        ["/units/import/apply"] = nameof(ContactImportTests),
        ["/units/{id}/contacts/confirm"] = nameof(ProposedDeputyTests),
        ["/units/{id}/letters/{kind}/submit"] = nameof(LetterSignatureTests),
        ["/units/{id}/substitute"] = nameof(SubstituteTests),
        ["/units/{id}/substitute/end"] = nameof(SubstituteTests),
        ["/units/{id}/resend"] = "offered where a mail came back: DeliveryTests, in a browser",
        ["/welcome/{token}"] = nameof(PeopleTests),
    };

    private const int MostOfAShape = 2;
    private static readonly string[] Again = ["/pauses", "/dispatch", "/interviews", "/accidents", "/outbox"];

    [Fact]
    public async Task EveryFormThatIsDone_LeavesOneLineForEachThing_WithItsActor()
    {
        var town = new RoutesSite();
        await town.InitializeAsync();
        try
        {
            var done = new SortedSet<string>(StringComparer.Ordinal);
            var refused = new SortedDictionary<string, string>(StringComparer.Ordinal);
            var faults = new List<string>();
            string link = $"/u/{town.NameOf("/u", "token")}";
            await WalkAsync(
                town,
                town.Stranger,
                ["汉滨区安委会联络员", "汉滨区安委会分管领导", "安康市安全生产委员会办公室（值班）"],
                [link, $"/s/{town.NameOf("/s", "token")}", $"/d/{town.NameOf("/d", "token")}"],
                done,
                refused,
                faults
            );
            await WalkAsync(town, town.Stranger, ["汉滨区安委会联络员"], [$"/c/{town.NameOf("/c", "token")}"], done, refused, faults, follows: false);
            await WalkAsync(town, town.Supervisor, ["分管领导 李分管"], ["/supervisor"], done, refused, faults);
            await WalkAsync(
                town,
                town.Office,
                ["市安委办 张三"],
                [
                    "/",
                    "/items",
                    "/units",
                    "/interviews",
                    "/accidents",
                    "/outbox",
                    "/pauses",
                    "/lists",
                    "/people",
                    "/templates",
                    "/dispatch",
                    "/incoming",
                    "/security-log",
                    "/running",
                ],
                done,
                refused,
                faults
            );
            // What was done offers more: to lift it, to release it, to record what came of it.
            await WalkAsync(town, town.Office, ["市安委办 张三"], Again, done, refused, faults, follows: false);
            foreach (string over in refused.Keys.Where(done.Contains).ToArray())
                refused.Remove(over);
            string[] pages =
            [
                .. town.Routes.Where(r => !r.IsGet && !r.Pattern.StartsWith("/api/", StringComparison.Ordinal)).Select(r => r.Page).Distinct(),
            ];
            faults.AddRange(
                pages
                    .Where(p => !done.Contains(p) && !ElsewhereTested.ContainsKey(p))
                    .Select(p => $"{p}: no form of it was done; {refused.GetValueOrDefault(p, "none was found")}")
            );
            Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        }
        finally
        {
            await town.DisposeAsync();
        }
    }

    private static async Task WalkAsync(
        RoutesSite town,
        HttpClient client,
        string[] who,
        IEnumerable<string> from,
        SortedSet<string> done,
        SortedDictionary<string, string> refused,
        List<string> faults,
        bool follows = true
    )
    {
        town.Site.Client = client;
        var ahead = new Queue<string>(from);
        var known = new HashSet<string>(ahead);
        var seen = new Dictionary<string, int>();
        var later = new List<(Route Route, string Page, string Action)>();
        while (ahead.TryDequeue(out string? address))
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            IHtmlDocument page = await Site.ReadAsync(answer);
            if (!follows)
                known.UnionWith(page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]));
            foreach (IElement form in page.QuerySelectorAll("form[method=post]"))
            {
                string action = form.GetAttribute("action")!.Split('?', '#')[0];
                if (
                    town.Routes.FirstOrDefault(r =>
                        !r.IsGet && !r.Pattern.StartsWith(Route.OfAList, StringComparison.Ordinal) && r.Matches(action)
                    ) is
                    { } route
                )
                    later.Add((route, address, action));
            }

            foreach (string href in page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]))
            {
                string shape = string.Join('/', href.Split('?')[0].Split('/').Select(p => p.Any(char.IsAsciiDigit) || p.Length > 20 ? "*" : p));
                if (
                    known.Add(href)
                    && !href.StartsWith("/l/", StringComparison.Ordinal)
                    && (seen[shape] = seen.GetValueOrDefault(shape) + 1) <= MostOfAShape
                )
                    ahead.Enqueue(href);
            }
        }

        // What ends something comes last, or there would be nothing to look at.
        foreach ((Route route, string page, string action) in later.OrderBy(f => Order(f.Route)))
        {
            if (done.Contains(route.Page) && !route.Page.EndsWith("/{act}", StringComparison.Ordinal))
                continue;
            string said = await SendAsync(town, client, who, page, action, faults);
            if (said.Length == 0)
                done.Add(route.Page);
            else
                refused[route.Page] = said;
        }
    }

    private static int Order(Route route) =>
        route.Page switch
        {
            "/sign-out" => 9,
            "/password" => 8,
            _ when route.Page.EndsWith("/discard", StringComparison.Ordinal) || route.Page.EndsWith("/publish", StringComparison.Ordinal) => 7,
            _ when route.Page.EndsWith("/remove", StringComparison.Ordinal) || route.Page.EndsWith("/revoke", StringComparison.Ordinal) => 6,
            _ => 1,
        };

    // Empty where it was done; what the page said where not.
    private static async Task<string> SendAsync(RoutesSite town, HttpClient client, string[] who, string page, string action, List<string> faults)
    {
        using HttpResponseMessage look = await client.GetAsync(new Uri(page, UriKind.Relative));
        if (look.StatusCode != HttpStatusCode.OK || (await Site.ReadAsync(look)).QuerySelector($"form[action='{action}']") is not { } form)
            return "its form was gone";
        Dictionary<string, string> before = await LinesAsync(town);
        IReadOnlyList<SecurityEntry> acts = await ActsAsync(town);
        using HttpResponseMessage answer = await town.Site.PostAsync(action, Filled(form));
        if (answer.StatusCode >= HttpStatusCode.BadRequest)
        {
            IHtmlDocument said = await Site.ReadAsync(answer);
            return $"{(int)answer.StatusCode} {said.QuerySelector("#errors, .error, h1")?.TextContent.Trim().ReplaceLineEndings(" ")}";
        }

        (await client.GetAsync(new Uri("/privacy", UriKind.Relative))).Dispose(); // the line is written before the next answer of the connection
        List<SecurityEntry> lines = [.. await ActsAsync(town)];
        foreach (SecurityEntry there in acts)
            lines.Remove(there);
        if (lines.Count != 1)
            faults.Add($"{action}: {lines.Count} lines in the security log");
        else if (lines[0].Who is not { } actor || !who.Any(w => actor.Name.StartsWith(w, StringComparison.Ordinal)))
            faults.Add($"{action}: the security log says {lines[0].Who} {lines[0].Text}");
        foreach (
            IGrouping<string, KeyValuePair<string, string>> item in (await LinesAsync(town))
                .ExceptBy(before.Keys, l => l.Key)
                .GroupBy(l => l.Key[..l.Key.LastIndexOf('|')])
        )
        {
            if (item.Count() != 1)
                faults.Add($"{action}: {item.Count()} lines in the history of {item.Key}: {string.Join("；", item.Select(l => l.Value))}");
            faults.AddRange(item.Where(l => l.Value.StartsWith('|')).Select(l => $"{action}: a line without an actor: {l.Value}"));
        }

        return "";
    }

    private static (string, string)[] Filled(IElement form)
    {
        var fields = new List<(string, string)>();
        var chosen = new HashSet<string>();
        foreach (IElement control in form.QuerySelectorAll("[name]"))
        {
            switch (control)
            {
                case IHtmlInputElement { Type: "file" }:
                    break;
                case IHtmlInputElement { Type: "checkbox" } box
                    when box.IsChecked || (box.Name is "item" or "unit" or "duty" or "seen" && chosen.Add(box.Name)):
                    fields.Add((box.Name!, box.Value));
                    break;
                case IHtmlInputElement { Type: "checkbox" }:
                    break;
                case IHtmlButtonElement button when chosen.Add(button.Name!):
                    fields.Add((button.Name!, button.Value));
                    break;
                case IHtmlInputElement { Type: "radio" } radio:
                    if (
                        radio.IsChecked
                        || (
                            !form.QuerySelectorAll<IHtmlInputElement>($"input[type=radio][name={radio.Name}]").Any(r => r.IsChecked)
                            && chosen.Add(radio.Name!)
                        )
                    )
                        fields.Add((radio.Name!, radio.Value));
                    break;
                case IHtmlInputElement input:
                    fields.Add((input.Name!, input.Value.Length > 0 ? input.Value : Typed(input.Name!, input.Type)));
                    break;
                case IHtmlTextAreaElement area:
                    fields.Add((area.Name!, area.Value.Length > 0 ? area.Value : Typed(area.Name!, "text")));
                    break;
                case IHtmlSelectElement select:
                    fields.Add(
                        (
                            select.Name!,
                            select.Value is { Length: > 0 } value ? value : select.Options.FirstOrDefault(o => o.Value.Length > 0)?.Value ?? ""
                        )
                    );
                    break;
            }
        }

        return [.. fields];
    }

    private static string Typed(string name, string type) =>
        (name, type) switch
        {
            (_, "date") => "2021-03-15",
            (_, "datetime-local") => "2021-03-04T15:00",
            (_, "time") => "15:00",
            (_, "hidden") => "",
            ("old", _) => RoutesSite.Password,
            ("password" or "again", _) => RoutesSite.Password + "x",
            _ when name.Contains("email", StringComparison.Ordinal) => "new@example.org",
            _ when name.Contains("phone", StringComparison.Ordinal) => "0915-3212345",
            (_, "number") => "1",
            ("count" or "rounds" or "repeatMinutes" or "reportMinutes", _) => "5",
            ("account", _) => "newcomer",
            ("name", _) => "测试人",
            _ => "测试",
        };

    private static async Task<IReadOnlyList<SecurityEntry>> ActsAsync(RoutesSite town) =>
        [.. (await town.Site.SecurityLog.ReadAsync(SecurityTable.MonthOf(town.Site.Clock.Now), default)).Where(l => l.Kind == SecurityKind.Act)];

    // Every line of every history: who, and what.
    private static async Task<Dictionary<string, string>> LinesAsync(RoutesSite town) =>
        (
            await town.Site.Store.ReadAcrossAsync(StoreTable.Work, $"{Site.ListId}|", $"{Site.ListId}}}", [new RowRange("H|", "H}")], default)
        ).ToDictionary(
            r => $"{r.Partition}/{r.Row.Row}",
            r => $"{r.Row.Text("whoKind")}{r.Row.Text("whoId")}{r.Row.Text("who")}|{r.Row.Text("text")}"
        );
}
