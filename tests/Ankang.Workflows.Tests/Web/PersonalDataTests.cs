using System.IO.Compression;
using System.Net;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.Retention;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Site;

namespace Ankang.Workflows.Tests.Web;

/// <summary>Addresses and telephone numbers of people, to whom they do not concern.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class PersonalDataTests
{
    private const string Password = "jiantou-shanlu-7";
    private const int MostOfAShape = 2;

    [Theory]
    [InlineData("liaison@hanbin.example 已退信", "l***@hanbin.example 已退信")]
    [InlineData("联系人：张三 13891551234、0915-3212345", "联系人：张三 138****1234、0915-****2345")]
    [InlineData("2021-03-01 共20210301项，编号1389155123456", "2021-03-01 共20210301项，编号1389155123456")]
    public void Text_LosesAddressesAndNumbers_AndNothingElse(string text, string masked) => Assert.Equal(masked, PersonalData.Masked(text));

    [Fact]
    public async Task Reader_SeesNoAddressAndNoNumberOfAnybody_WhateverHeOpens()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 3, 9), shadow: true, signsIn: true);
        await site.FirstPersonAsync("zhangsan", "张三", Password);
        string mail = (await site.PageAsync("/outbox")).QuerySelector("td.main a")!.GetAttribute("href")!;
        await site.PageAsync($"{mail}/eml"); // the office may
        using HttpResponseMessage added = await site.PostFromPageAsync(
            "/people",
            "/people",
            ("account", "duzhe"),
            ("name", "王五"),
            ("role", nameof(PersonRole.Reader))
        );
        string link = new Uri((await Site.ReadAsync(added)).QuerySelector("input.link")!.GetAttribute("value")!).AbsolutePath;
        site.Client = site.NewClient();
        await site.PostFromPageAsync(link, link, ("password", Password), ("again", Password));

        ListInForce list = await site.ListAsync();
        string[] secrets =
        [
            .. list.Directory.Units.SelectMany(u => u.People).SelectMany(p => new[] { p.Email, p.Phone }).OfType<string>().Distinct(),
        ];
        Assert.True(secrets.Length > 100);
        var seen = new Dictionary<string, int>();
        var leaks = new List<string>();
        var ahead = new Queue<string>([
            "/",
            "/units",
            "/units.xlsx",
            "/outbox",
            "/outbox.xlsx",
            "/items",
            "/dispatch",
            "/accidents/on-call",
            "/lists",
        ]);
        var known = new HashSet<string>(ahead);
        while (ahead.TryDequeue(out string? address))
        {
            string shape = ShapeOf(address);
            if (seen.GetValueOrDefault(shape) == MostOfAShape)
                continue;
            seen[shape] = seen.GetValueOrDefault(shape) + 1;
            using HttpResponseMessage answer = await site.Client.GetAsync(new Uri(address, UriKind.Relative));
            string text = await TextAsync(answer);
            leaks.AddRange(secrets.Where(s => text.Contains(s, StringComparison.Ordinal)).Take(2).Select(s => $"{address}: {s}"));
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            IHtmlDocument page = await Site.ReadAsync(answer);
            foreach (
                string href in page.QuerySelectorAll("a[href^='/'], iframe[src^='/']").Select(a => a.GetAttribute("href") ?? a.GetAttribute("src")!)
            )
                if (known.Add(href))
                    ahead.Enqueue(href);
        }

        Assert.True(seen.Count > 20, string.Join('\n', seen.Keys));
        Assert.True(leaks.Count == 0, string.Join('\n', leaks));
        await site.PageAsync($"{mail}/eml", HttpStatusCode.Forbidden);
        await site.PageAsync("/units/contacts.xlsx", HttpStatusCode.Forbidden);
        await site.PageAsync("/lists/drafts/any/contacts.xlsx", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Office_ExportsAllThatIsKeptOfOnePerson_AndOfNoOther()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 3, 9));
        ListInForce list = await site.ListAsync();
        string email = list.Directory["hanyin"].Liaison!.Email;
        using HttpResponseMessage answer = await site.PostFromPageAsync(
            "/personal-data",
            "/personal-data",
            ("email", $" {email.ToUpperInvariant()} ")
        );
        Assert.Equal("personal-data.json", answer.Content.Headers.ContentDisposition!.FileName);
        string json = await answer.Content.ReadAsStringAsync();
        using var document = System.Text.Json.JsonDocument.Parse(json);
        string[] tables = [.. document.RootElement.EnumerateArray().Select(r => r.GetProperty("table").GetString()!)];
        Assert.Contains("Directory", tables);
        Assert.True(tables.Count(t => t == "Mail") > 3);
        Assert.Contains("汉阴县", json, StringComparison.Ordinal);
        Assert.DoesNotContain(await site.TokenAsync("hanyin"), json, StringComparison.Ordinal);

        using HttpResponseMessage nobody = await site.PostFromPageAsync("/personal-data", "/personal-data", ("email", $"x{email}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.StatusCode);
        Assert.Contains("没有与该邮箱有关的记录", (await Site.ReadAsync(nobody)).QuerySelector("p.error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FormerContact_IsErasedAtRequest_AndTheHistoryKeepsRoleAndTime()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 3, 9));
        const string item = "ankang-2021_14b-county-articles_2021-02_hanyin";
        string email = (await site.ListAsync()).Directory["hanyin"].Liaison!.Email;
        await EditAsync(site, e => e.With(ContactRole.Liaison, new Contact("赵旧任", email, "13891551234")));
        using HttpResponseMessage done = await site.PostAsync(
            $"/u/{await site.TokenAsync("hanyin")}",
            ("request", "r1"),
            ("item", item),
            ("completedOn", "2021-02-26"),
            ("count", "1"),
            ("reporter", "赵旧任")
        );
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        HistoryEntry before = (await site.HistoryAsync(item))[^1];
        Assert.Equal("汉阴县安委会联络员赵旧任", before.Who.Name);

        using HttpResponseMessage current = await EraseAsync(site, email, "赵旧任");
        Assert.Contains("仍是单位现任联系人", (await Site.ReadAsync(current)).QuerySelector("p.error")!.TextContent, StringComparison.Ordinal);
        await EditAsync(site, e => e.With(ContactRole.Liaison, new Contact("新任", "new@example.org")));
        using HttpResponseMessage erased = await EraseAsync(site, email, "赵旧任");
        Assert.Contains("已删除：更改", (await Site.ReadAsync(erased)).QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);

        // The directory as it was published with the list is never changed.
        Assert.All(await new PersonExport(site.Store).ReadAsync(email, default), r => Assert.Equal("Catalogue", r.Table));
        HistoryEntry after = (await site.HistoryAsync(item)).Single(h => h.Number == before.Number);
        Assert.Equal(("汉阴县安委会联络员", before.At, "（已删除）"), (after.Who.Name, after.At, after.Text));
        Assert.DoesNotContain("赵旧任", await site.Client.GetStringAsync(new Uri($"/items/{item}", UriKind.Relative)), StringComparison.Ordinal);
        Assert.DoesNotContain("赵旧任", await site.Client.GetStringAsync(new Uri("/units/hanyin", UriKind.Relative)), StringComparison.Ordinal);
        // The chain holds, and what others said stays.
        Assert.NotNull((await site.PageAsync("/units/hanyin/ledger")).QuerySelector(".notice.green"));
        Assert.NotNull((await site.PageAsync("/units/hanbin/ledger")).QuerySelector(".notice.green"));
        await site.MoveToAsync(new DateOnly(2021, 3, 12)); // and the list goes on
        Assert.DoesNotContain((await site.Parts.Audit.RunAsync(Site.ListId, default)).Findings, f => f.IsOpen);
    }

    private static async Task<HttpResponseMessage> EraseAsync(Site site, string email, string name) =>
        await site.SubmitAsync("/personal-data", "/personal-data/erase", ("email", email), ("name", name), ("sure", "1"));

    private static async Task EditAsync(Site site, Func<ContactEdit, ContactEdit> edit)
    {
        ContactEdit after = edit(ContactEdit.Of((await site.ListAsync()).Directory["hanyin"]));
        Assert.IsType<Result<ResponsibleUnit>.Done>(
            await site.Parts.Contacts.EditAsync("hanyin", Guid.NewGuid().ToString("N"), Actor.Of("市安委办"), null, after, null, default)
        );
    }

    // Pages of one kind differ in their ids.
    private static string ShapeOf(string address)
    {
        string[] parts = address.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        string kind = parts.Length > 2 ? parts[^1].Split('.')[^1] : "";
        return $"{parts.FirstOrDefault()}/{parts.Length}/{kind}{(address.Contains('?', StringComparison.Ordinal) ? "?" : "")}";
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        byte[] bytes = await answer.Content.ReadAsByteArrayAsync();
        if (bytes is not [(byte)'P', (byte)'K', ..])
            return WebUtility.HtmlDecode(System.Text.Encoding.UTF8.GetString(bytes));
        using var zip = new ZipArchive(new MemoryStream(bytes));
        var text = new System.Text.StringBuilder();
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            text.Append(await reader.ReadToEndAsync());
        }

        return text.ToString();
    }
}
