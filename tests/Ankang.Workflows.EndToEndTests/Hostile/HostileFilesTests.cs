using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ankang.Workflows.EndToEndTests.Support;

namespace Ankang.Workflows.EndToEndTests.Hostile;

/// <summary>A host before which hostile files are laid, one after the other: each is answered in words, and the host lives on.</summary>
[Trait("Category", "Security")]
public sealed class HostileFilesTests(AttackedHost attacked) : IClassFixture<AttackedHost>
{
    public static TheoryData<string> Documents() => [.. Corpus.Documents.Keys];

    public static TheoryData<string> Yaml() => [.. Corpus.Yaml.Keys];

    public static TheoryData<string> Contacts() => [.. Corpus.Contacts.Keys];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Document_IsRefusedInWords(string name)
    {
        Page answer = await attacked.UploadAsync("/lists", "/lists/drafts", "files", (name, Corpus.Documents[name]()));
        AssertRefused(answer, name);
        await attacked.AssertWellAsync();
    }

    [Theory] // what is whole is read as ever, though elsewhere
    [InlineData("list-2021.docx")]
    [InlineData("list-2021.xlsx")]
    [InlineData("list-2021.html")]
    public async Task Document_IsRead_WhenItIsWhole(string name)
    {
        byte[] list = await File.ReadAllBytesAsync(AttackedHost.PathOf(name));
        Page draft = await attacked.UploadAsync("/lists", "/lists/drafts", "files", (name, list));
        Assert.True(draft.Status == HttpStatusCode.OK, draft.Words);
        Assert.StartsWith("/lists/drafts/", draft.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("新闻宣传稿件", draft.Words, StringComparison.Ordinal);

        Page again = await attacked.Host.Office.SubmitAsync(draft, draft.FormTo($"{draft.Address.AbsolutePath}/columns"));
        Assert.True(again.Status == HttpStatusCode.OK, again.Words);
        Assert.Contains("按所选的列重新读入", again.Words, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Yaml))]
    public async Task Yaml_IsRefusedInWords_WhereverItComesFrom(string name)
    {
        byte[] hostile = Made.Text(Corpus.Yaml[name]());
        byte[] published = await File.ReadAllBytesAsync(Path.Combine(attacked.List.Folder, "published.txt"));
        Page catalogue = await attacked.UploadAsync("/lists", "/lists/drafts", "files", ("catalogue.yaml", hostile), ("published.txt", published));
        AssertRefused(catalogue, "catalogue.yaml");
        Page units = await attacked.UploadAsync(
            "/lists",
            "/lists/drafts",
            "files",
            ("units.yaml", hostile),
            ("published.txt", published),
            ("catalogue.yaml", await File.ReadAllBytesAsync(attacked.List.CataloguePath))
        );
        AssertRefused(units, "units.yaml");
        using Api api = Api.Of(attacked.Host);
        (HttpStatusCode status, JsonNode? problem) = await api.PostAsync(
            "/api/lists?preview=true",
            new
            {
                catalogue = Corpus.Yaml[name](),
                published = Encoding.UTF8.GetString(published),
                units = Corpus.Yaml[name](),
            },
            null
        );
        Assert.True(status == HttpStatusCode.UnprocessableEntity, $"{status}: {problem}");
        Assert.NotEmpty(problem!["faults"]!.AsArray());
        await attacked.AssertWellAsync();
    }

    [Theory]
    [MemberData(nameof(Contacts))]
    public async Task Contacts_AreRefusedInWords(string name)
    {
        Page answer = await attacked.UploadAsync("/units/import", "/units/import", "file", (name, Corpus.Contacts[name]()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("未作任何更改", answer.Words, StringComparison.Ordinal);
        Assert.True(answer.Source.Length < 1_000_000, "the answer itself is as long as the attack");
        await attacked.AssertWellAsync();
    }

    [Fact]
    public async Task Holidays_AreRefusedInWords()
    {
        byte[] line = Made.Text("date,name,kind\n" + Made.Times("a", 5_000_000)),
            rows = Made.Text("date,name,kind\n" + Made.Times("2026-10-01,国庆节,nothing\n", 200_000));
        foreach ((string name, byte[] hostile) in new[] { ("line.csv", line), ("rows.csv", rows) })
        {
            AssertRefused(await attacked.UploadAsync("/lists", "/lists/drafts", "files", (name, hostile)), name);
            await attacked.AssertWellAsync();
        }

        using Api api = Api.Of(attacked.Host);
        (HttpStatusCode status, _) = await api.PostAsync("/api/calendar", new { name = "2026.csv", text = Encoding.UTF8.GetString(rows) }, null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
    }

    [Theory]
    [InlineData("/api/confirmations", 2, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("/api/accidents", 2, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("/api/calendar", 9, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("/api/lists", 9, HttpStatusCode.RequestEntityTooLarge)]
    public async Task BodyThatIsTooLarge_Is413(string address, int megabytes, HttpStatusCode expected)
    {
        using Api api = Api.Of(attacked.Host);
        (HttpStatusCode status, JsonNode? problem) = await api.PostAsync(address, new { text = new string('a', megabytes << 20) }, "a-key");
        Assert.True(status == expected, $"{status}: {problem}");
        Assert.Contains("too large", problem!["title"]!.GetValue<string>(), StringComparison.Ordinal);
        await attacked.AssertWellAsync();
    }

    [Theory]
    [InlineData("/api/confirmations")]
    [InlineData("/api/accidents")]
    [InlineData("/api/calendar")]
    [InlineData("/api/lists")]
    public async Task BodyThatIsNestedDeep_Is400(string address)
    {
        using Api api = Api.Of(attacked.Host);
        (HttpStatusCode status, _) = await api.PostTextAsync(address, Made.Times("[", 500_000));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        (status, _) = await api.PostTextAsync(address, Made.Times("{\"catalogue\":", 500_000 / 13));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        await attacked.AssertWellAsync();
    }

    [Fact]
    public async Task FormThatIsTooLarge_Is413_AndOneOfTooManyFieldsIsRefused()
    {
        Page large = await attacked.UploadAsync("/units/import", "/units/import", "file", ("a.xlsx", new byte[70 << 20]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.Status);
        Assert.Contains("提交的内容过大", large.Words, StringComparison.Ordinal);

        Page sheet = await attacked.UploadAsync("/units/import", "/units/import", "file", ("a.xlsx", new byte[40 << 20]));
        Assert.Contains("文件超过1MB", sheet.Words, StringComparison.Ordinal);

        Page page = await attacked.Host.Office.SeeAsync("/units/import");
        Page many = await attacked.Host.Office.SubmitAsync(
            page,
            page.FormTo("/units/import"),
            [.. Enumerable.Range(0, 5000).Select(i => ($"field-{i}", "a"))]
        );
        Assert.Equal(HttpStatusCode.BadRequest, many.Status);
        await attacked.AssertWellAsync();
    }

    [Fact]
    public async Task Attachments_AreJudgedWithoutHarm()
    {
        foreach (string name in new[] { "zip64.docx", "entries.docx" })
        {
            Page refused = await attacked.ReportAsync((name, Corpus.Documents[name]()));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains($"{name}：文件内容与扩展名不符", refused.Words, StringComparison.Ordinal);
            await attacked.AssertWellAsync();
        }

        // What only unpacks to much is kept as it came: nobody here unpacks it.
        Page kept = await attacked.ReportAsync(("bomb.docx", Corpus.Documents["bomb.docx"]()));
        Assert.True(kept.Status == HttpStatusCode.OK, $"{kept.Status}: {kept.Words}");
        await attacked.AssertWellAsync();
    }

    // What, where, and how to mend it.
    private static void AssertRefused(Page answer, string name)
    {
        Assert.True(answer.Status == HttpStatusCode.UnprocessableEntity, $"{answer.Status} {answer.Words}");
        Assert.Contains(name, answer.Words, StringComparison.Ordinal);
        string said = answer.Words[answer.Words.IndexOf(name, StringComparison.Ordinal)..];
        Assert.Contains("请", said[..Math.Min(said.Length, 200)], StringComparison.Ordinal);
    }
}
