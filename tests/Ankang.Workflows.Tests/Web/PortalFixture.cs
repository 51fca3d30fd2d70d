using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Tests.Web;

/// <summary>How a person at a unit's page sends its forms.</summary>
internal static class PortalFixture
{
    public static DueItemKey Key(string id) => DueItemKey.TryParse(id, out DueItemKey key) ? key : throw new FormatException(id);

    public static async Task<DueItem> ItemAsync(this Site site, string id) =>
        (await site.Parts.Work.LoadAsync(PeriodRef.Of(Key(id)), fresh: true, default)).Items[Key(id).Unit].Value;

    public static Task<IReadOnlyList<HistoryEntry>> HistoryAsync(this Site site, string id) => site.Parts.Work.HistoryAsync(Key(id), default);

    /// <summary>The fields that a form of a page would send untouched, with those that a person changes.</summary>
    public static (string Name, string Value)[] Filled(IElement form, params (string Name, string Value)[] typed)
    {
        var there = form.QuerySelectorAll("[name]")
            .Select(f =>
                f switch
                {
                    IHtmlInputElement { Type: "file" } => default,
                    IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => default,
                    IHtmlInputElement input => (input.Name!, input.Value),
                    IHtmlTextAreaElement area => (area.Name!, area.Value),
                    _ => default,
                }
            )
            .Where(f => f.Item1 is not null && !typed.Any(t => t.Name == f.Item1));
        return [.. there, .. typed];
    }

    /// <summary>Finds the form of an item that posts below the unit's link: "" for 报送, /extension and so on.</summary>
    public static IElement Form(IHtmlDocument page, string item, string path) =>
        page.QuerySelectorAll("form")
            .First(f =>
                f.GetAttribute("action")!
                    .EndsWith(path.Length > 0 ? path : page.QuerySelector("form.confirm")!.GetAttribute("action")!, StringComparison.Ordinal)
                && f.QuerySelector("input[name=item][type=hidden]")?.GetAttribute("value") == item
            );

    public static async Task<HttpResponseMessage> SendAsync(this Site site, IElement form, params (string Name, string Value)[] typed) =>
        await site.PostAsync(form.GetAttribute("action")!, Filled(form, typed));

    /// <summary>Sends a form as a browser does that has files to send.</summary>
    public static async Task<HttpResponseMessage> SendWithFilesAsync(
        this Site site,
        string address,
        (string Name, string Value)[] fields,
        params (string Name, byte[] Content)[] files
    )
    {
        using var form = new MultipartFormDataContent();
        foreach ((string name, string value) in fields)
            form.Add(new StringContent(value), name);
        foreach ((string name, byte[] content) in files)
        {
            form.Add(new ByteArrayContent(content), "files", name);
        }

        return await site.Client.PostAsync(new Uri(address, UriKind.Relative), form);
    }
}
