using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Ankang.Workflows.EndToEndTests.Support;

/// <summary>A person with a browser: keeps cookies, follows redirects, fills in forms.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;

    public Visitor(Uri address) =>
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(3) };

    /// <summary>What the browser would send there.</summary>
    public string CookieHeader(Uri address) => _cookies.GetCookieHeader(address);

    /// <summary>Goes on with the cookies of another visit.</summary>
    public void TakeCookies(Uri address, string header)
    {
        foreach (string cookie in header.Split("; "))
            _cookies.SetCookies(address, cookie);
    }

    public async Task<Page> OpenAsync(string address)
    {
        using HttpResponseMessage answer = await _http.GetAsync(address);
        return await Page.ReadAsync(answer);
    }

    /// <summary>As <see cref="OpenAsync"/>, where the page must be there.</summary>
    public async Task<Page> SeeAsync(string address)
    {
        Page page = await OpenAsync(address);
        Assert.True(page.Status == HttpStatusCode.OK, $"{address} answered {page.Status}: {page.Words}");
        return page;
    }

    /// <summary>Sends a form as a browser would, with some fields filled in.</summary>
    public async Task<Page> SubmitAsync(Page page, IHtmlFormElement form, params (string Name, string Value)[] filled)
    {
        var fields = new List<KeyValuePair<string, string>>();
        HashSet<string> own = [.. filled.Select(f => f.Name)];
        foreach (IElement element in form.QuerySelectorAll("input[name],textarea[name],select[name]"))
        {
            string name = element.GetAttribute("name")!;
            if (own.Contains(name) || element is IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false })
                continue;
            string value = element switch
            {
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value ?? "",
                _ => "",
            };
            fields.Add(new(name, value));
        }

        fields.AddRange(filled.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var body = new FormUrlEncodedContent(fields);
        using HttpResponseMessage answer = await _http.PostAsync(new Uri(page.Address, form.GetAttribute("action") ?? ""), body);
        return await Page.ReadAsync(answer);
    }

    /// <summary>Sends a form with files of the disk.</summary>
    public async Task<Page> UploadAsync(Page page, IHtmlFormElement form, string field, params string[] files) =>
        await UploadAsync(page, form, [], field, [.. files.Select(f => (Path.GetFileName(f), File.ReadAllBytes(f)))]);

    /// <summary>Sends a form with some fields filled in and files, each by its name and content.</summary>
    public async Task<Page> UploadAsync(
        Page page,
        IHtmlFormElement form,
        (string Name, string Value)[] filled,
        string field,
        params (string Name, byte[] Content)[] files
    )
    {
        using var body = new MultipartFormDataContent();
        foreach (IHtmlInputElement hidden in form.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>())
            body.Add(new StringContent(hidden.Value), hidden.Name!);
        foreach ((string name, string value) in filled)
            body.Add(new StringContent(value), name);
        foreach ((string name, byte[] content) in files)
            body.Add(new ByteArrayContent(content), field, name);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(page.Address, form.GetAttribute("action") ?? "")) { Content = body };
        request.Headers.ExpectContinue = true; // what is refused by its length alone is answered before it is sent
        using HttpResponseMessage answer = await _http.SendAsync(request);
        return await Page.ReadAsync(answer);
    }

    /// <summary>Posts without a form, as another site would have it done.</summary>
    public async Task<Page> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        using var body = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using HttpResponseMessage answer = await _http.PostAsync(address, body);
        return await Page.ReadAsync(answer);
    }

    public void Dispose() => _http.Dispose();
}
