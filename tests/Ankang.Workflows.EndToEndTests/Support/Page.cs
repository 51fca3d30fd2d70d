using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Ankang.Workflows.EndToEndTests.Support;

/// <summary>One answer to a visitor, read as HTML.</summary>
internal sealed record Page(Uri Address, HttpStatusCode Status, string Source, IHtmlDocument Document)
{
    /// <summary>The words that a person reads, blanks between them made one.</summary>
    public string Words { get; } = string.Join(' ', (Document.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static async Task<Page> ReadAsync(HttpResponseMessage answer)
    {
        string source = await answer.Content.ReadAsStringAsync();
        return new Page(answer.RequestMessage!.RequestUri!, answer.StatusCode, source, new HtmlParser().ParseDocument(source));
    }

    /// <summary>The form that posts to <paramref name="action"/>.</summary>
    public IHtmlFormElement FormTo(string action) => Assert.Single(Document.Forms, f => f.GetAttribute("action") == action);

    /// <summary>The form that reports on one item of a unit's page.</summary>
    public IHtmlFormElement FormFor(string item) =>
        Assert.Single(Document.Forms, f =>
            f.QuerySelector("[name=completedOn]") is not null
            && f.QuerySelectorAll("input[name=item]") is [IHtmlInputElement { Type: "hidden" } one]
            && one.Value == item
        );

    /// <summary>Where the links of the page lead whose address begins with <paramref name="prefix"/>, each once.</summary>
    public IReadOnlyList<string> LinksTo(string prefix) =>
        [
            .. Document
                .QuerySelectorAll("a[href]")
                .Select(a => a.GetAttribute("href")!)
                .Where(h => h.StartsWith(prefix, StringComparison.Ordinal))
                .Distinct(),
        ];
}
