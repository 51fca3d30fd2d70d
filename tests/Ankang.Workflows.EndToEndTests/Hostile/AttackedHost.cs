using System.Net;
using System.Text.RegularExpressions;
using Ankang.Workflows.EndToEndTests.Support;
using MimeKit;

namespace Ankang.Workflows.EndToEndTests.Hostile;

/// <summary>One host for the whole corpus: what a file leaves behind would be felt by the next.</summary>
public sealed partial class AttackedHost : IAsyncLifetime, IDisposable
{
    // A host at rest has some 200 MB; it holds a document of 16 MB in some copies while it arrives and is handed on.
    private const long MostMegabytes = 800;

    /// <summary>An item of the first mail that takes files.</summary>
    internal const string Item = "ankang-2021_03a-county-list_once_hanbin";
    private readonly TempFolder _folder = new();

    internal Host Host { get; private set; } = null!;

    internal SmallList List { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        List = SmallList.Write(_folder, SmallList.Today.Year);
        Host = await Host.StartAsync(_folder);
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    /// <summary>A whole list in one of the formats, among the documents of the import's tests.</summary>
    internal static string PathOf(string document)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ankang.Workflows.sln")))
            folder = folder.Parent;
        return Path.Combine(folder!.FullName, "tests", "Ankang.Workflows.Tests", "Catalogue", "Import", "Documents", document);
    }

    /// <summary>Sends files by the form of a page.</summary>
    internal async Task<Page> UploadAsync(string page, string action, string field, params (string Name, byte[] Content)[] files)
    {
        Page form = await Host.Office.SeeAsync(page);
        return await Host.Office.UploadAsync(form, form.FormTo(action), [], field, files);
    }

    /// <summary>A unit's report with a file, by the link of its first mail.</summary>
    internal Task<Page> ReportAsync(params (string Name, byte[] Content)[] files) => ReportAsync(Host, Item, files);

    internal static async Task<Page> ReportAsync(Host host, string item, params (string Name, byte[] Content)[] files)
    {
        if (host.Mails.Count == 0)
            await host.MoveAsync("next");
        string name = host.Mails.First(m => m.Contains(".hanbin.briefing", StringComparison.Ordinal));
        using MimeMessage mail = await MimeMessage.LoadAsync(Path.Combine(host.Outbox, name));
        string link = Link().Match(mail.TextBody!).Value;
        using var liaison = new Visitor(new Uri(link));
        Page portal = await liaison.SeeAsync(link);
        return await liaison.UploadAsync(portal, portal.FormFor(item), [("completedOn", "2021-01-18"), ("note", "已印发各镇办。")], "files", files);
    }

    /// <summary>It lives, answers, and did not grow.</summary>
    internal async Task AssertWellAsync()
    {
        Assert.False(Host.HasExited, Host.Said());
        Assert.Equal(HttpStatusCode.OK, (await Host.HealthAsync()).Status);
        Assert.True(Host.PeakMegabytes < MostMegabytes, $"The host took {Host.PeakMegabytes} MB.");
    }

    [GeneratedRegex(@"http://localhost:\d+/u/[\w-]+")]
    private static partial Regex Link();
}
