using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Ankang.Workflows.Tests.Web;

/// <summary>Forms of drafts as a person fills them in.</summary>
internal static class DraftForms
{
    public static Task<HttpResponseMessage> UploadAsync(Site site, params (string Name, string Text)[] files) =>
        UploadAsync(site, "/lists", "/lists/drafts", files);

    public static async Task<HttpResponseMessage> UploadAsync(Site site, string page, string address, params (string Name, string Text)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach ((string name, string value) in Fields(await site.PageAsync(page), address))
            form.Add(new StringContent(value), name);
        foreach ((string name, string text) in files)
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "files", name);
        return await site.Client.PostAsync(new Uri(address, UriKind.Relative), form);
    }

    public static async Task<HttpResponseMessage> SubmitAsync(Site site, string page, string address, params (string Name, string Value)[] changed) =>
        await site.PostAsync(address, await FieldsAsync(site, page, address, changed));

    public static async Task<(string, string)[]> FieldsAsync(Site site, string page, string address, params (string Name, string Value)[] changed) =>
        Fields(await site.PageAsync(page), address, changed);

    /// <summary>The form as a person sends it who changed some of its fields.</summary>
    public static (string, string)[] Fields(IHtmlDocument page, string address, params (string Name, string Value)[] changed)
    {
        IElement form = page.QuerySelector($"form[action='{address}']")!;
        IEnumerable<(string, string)> fields = form.QuerySelectorAll("input, textarea, select")
            .SelectMany(e =>
                e switch
                {
                    IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "file" } => [],
                    IHtmlInputElement input => [(input.Name!, input.Value)],
                    IHtmlTextAreaElement area => [(area.Name!, area.Value)],
                    IHtmlSelectElement select => select.SelectedOptions.Select(o => (select.Name!, o.Value)),
                    _ => Array.Empty<(string, string)>(),
                }
            );
        return [.. fields.Where(f => changed.All(c => c.Name != f.Item1)), .. changed];
    }

    public static string Place(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString().Split('#')[0];
    }
}
