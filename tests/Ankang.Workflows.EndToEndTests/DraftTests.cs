using System.Net;
using Ankang.Workflows.EndToEndTests.Support;

namespace Ankang.Workflows.EndToEndTests;

/// <summary>A list that comes to a host by its pages alone: uploaded, kept over a kill, published.</summary>
public sealed class DraftTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task List_IsUploadedAndPublished_OnAHostThatBeganEmpty()
    {
        int year = SmallList.Today.Year;
        SmallList list = SmallList.Write(_folder, year);
        string draft;
        await using (Host host = await Host.StartAsync(_folder, "--real-clock"))
        {
            // Before a list is there the first page says so, and leads to where one is uploaded.
            Page welcome = await host.Office.SeeAsync(await host.FirstLinkAsync());
            await host.Office.SubmitAsync(
                welcome,
                Assert.Single(welcome.Document.Forms),
                ("name", "张三"),
                ("account", Host.Account),
                ("password", Host.Password),
                ("again", Host.Password)
            );
            Page lists = await host.Office.SeeAsync("/lists");
            string holidays = Path.Combine(Path.GetDirectoryName(list.Folder)!, "holidays");
            Page drafted = await host.Office.UploadAsync(
                lists,
                lists.FormTo("/lists/drafts"),
                "files",
                Path.Combine(list.Folder, "published.txt"),
                list.CataloguePath,
                list.UnitsPath,
                Path.Combine(holidays, $"{year}.csv"),
                Path.Combine(holidays, $"{year + 1}.csv")
            );
            Assert.True(drafted.Status == HttpStatusCode.OK, drafted.Words);
            draft = drafted.Address.AbsolutePath;
            host.Kill();
        }

        await using Host again = await Host.StartAsync(_folder, "--real-clock");
        Page signIn = await again.Office.SeeAsync($"/sign-in?return={draft}/preview");
        Page preview = await again.Office.SubmitAsync(
            signIn,
            Assert.Single(signIn.Document.Forms),
            ("account", Host.Account),
            ("password", Host.Password)
        );
        Assert.Contains("将生成的待办事项", preview.Words, StringComparison.Ordinal);
        Page published = await again.Office.SubmitAsync(preview, preview.FormTo($"{draft}/publish"));
        Assert.Contains("已发布", published.Words, StringComparison.Ordinal);
        using Api api = Api.Of(again);
        Assert.Equal(list.Id, (await api.GetAsync("/api/lists")).Body![0]!["id"]!.GetValue<string>());
        await Wait.UntilAsync(async () => (await api.GetAsync("/api/items")).Body?["total"]?.GetValue<int>() > 0, again.Said); // the host opens what is due
    }
}
