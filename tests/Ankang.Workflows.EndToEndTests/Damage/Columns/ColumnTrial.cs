using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using Ankang.Workflows.EndToEndTests.Support;

namespace Ankang.Workflows.EndToEndTests.Damage.Columns;

/// <summary>What a host does with a folder: a slot is dispatched, every page is opened, every form is sent once.</summary>
/// <param name="Pages">Words by address.</param>
/// <param name="IsNamed">Something is called damaged, mended or late.</param>
/// <param name="Faults">Answers that may not be.</param>
internal sealed record ColumnTrial(IReadOnlyList<string> Mails, IReadOnlyDictionary<string, string> Pages, bool IsNamed, IReadOnlyList<string> Faults)
{
    // They take away what the others ask for.
    private static readonly string[] Last = ["withdraw", "discard", "remove", "drop", "sign-out", "erase", "revoke"];

    private const int LongestWords = 300;

    /// <param name="ofList">Opens the pages with their list's prefix, where they have one; else those without.</param>
    public static async Task<ColumnTrial> RunAsync(RealHost host, FullFolder full, bool ofList, ColumnDamage? damage)
    {
        await host.MoveToAsync(FullFolder.Start);
        await host.MoveToAsync(FullFolder.Slot);
        // An alarm that is repeated takes the loop's first look.
        await host.MoveToAsync(FullFolder.Slot.AddMinutes(1));
        var faults = new List<string>();
        var pages = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var forms = new Dictionary<string, IHtmlFormElement>(StringComparer.Ordinal);
        foreach (string route in Once(host, "GET", ofList))
        {
            Page page = await host.OpenAsync(PageAddresses.Of(route, full.Names));
            pages[route] = page.Words;
            if (Fault(page, damage) is { } fault)
                faults.Add($"GET {route}: {fault}\n{host.Log.Lines.LastOrDefault()}");
            foreach (IHtmlFormElement form in page.Document.Forms.Where(f => f.Method == "post" && f.GetAttribute("action") is not null))
                forms.TryAdd(form.GetAttribute("action")!, form);
        }

        JsonNode health = JsonNode.Parse((await host.OpenAsync("/health?list=xiaoqu-2021")).Source)!;
        bool isNamed =
            (string?)health["status"] != "ok"
            || health["mended"]!.AsArray().Count > 0
            || health["lastAudit"] is JsonObject audit && (audit["findings"]!.AsArray().Count > 0 || audit["problems"]!.AsArray().Count > 0);
        IReadOnlyList<string> mails = host.Mails.Ids;
        foreach (string route in Once(host, "POST", ofList).OrderBy(r => Last.Any(l => r.Contains(l, StringComparison.Ordinal))))
        {
            Page answer = await PostAsync(host, full, route, forms);
            if (Fault(answer, damage) is { } fault)
                faults.Add($"POST {route}: {fault}\n{host.Log.Lines.LastOrDefault()}");
        }

        return new ColumnTrial(mails, pages, isNamed, faults);
    }

    // The pages of a list stand under two addresses with one handler: one of them a time.
    private static IEnumerable<string> Once(RealHost host, string method, bool ofList)
    {
        string[] all = [.. host.Routes(method).Order(StringComparer.Ordinal)];
        return all.Where(r =>
            r.StartsWith("/l/{list}", StringComparison.Ordinal) ? ofList : !(ofList && all.Contains($"/l/{{list}}{r.TrimEnd('/')}"))
        );
    }

    private static async Task<Page> PostAsync(RealHost host, FullFolder full, string route, Dictionary<string, IHtmlFormElement> forms)
    {
        if (forms.FirstOrDefault(f => PageAddresses.IsOf(route, f.Key)).Value is { } form)
            return await host.SendAsync(form);
        // No page shows a form that posts there now: its guard alone, or a body of the API that says nothing.
        string address = PageAddresses.Of(route, full.Names);
        string guard = forms.Values.Select(f => f.QuerySelector("input[name=form-token]")?.GetAttribute("value")).FirstOrDefault(v => v is not null)
            ?? "";
        using HttpContent body = route.StartsWith("/api/", StringComparison.Ordinal)
            ? new StringContent("{}", System.Text.Encoding.UTF8, "application/json")
            : new FormUrlEncodedContent([KeyValuePair.Create("form-token", guard)]);
        return await Page.ReadAsync(await host.Client.PostAsync(new Uri(address, UriKind.Relative), body));
    }

    private static string? Fault(Page page, ColumnDamage? damage)
    {
        string words = page.Words.Length > LongestWords ? page.Words[..LongestWords] : page.Words;
        bool isClosed =
            page.Status == HttpStatusCode.ServiceUnavailable && page.Source.Length > 0 && damage?.MayClose(page.Address.AbsolutePath) == true;
        // /health answers 503 where something is red: that is its word.
        if ((int)page.Status >= 500 && !isClosed && page.Address.AbsolutePath != "/health")
            return $"{(int)page.Status} {words}";
        return page is { Status: HttpStatusCode.OK, Source.Length: 0 } ? "a blank page" : null;
    }
}
