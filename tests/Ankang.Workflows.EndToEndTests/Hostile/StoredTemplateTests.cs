using System.Net;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.EndToEndTests.Hostile;

/// <summary>A text in the store that no page would have taken, as one restored from elsewhere or written past the program.</summary>
[Trait("Category", "Security")]
public sealed class StoredTemplateTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("_tail", "{% include '_tail' %}")]
    [InlineData("briefing", "s\n\n{% for i in (1..9000000) %}{% for j in (1..9000000) %}x{% endfor %}{% endfor %}")]
    public async Task Host_StartsAndSends_WithTheStandardText_AndNamesTheOther(string name, string text)
    {
        await using (Host first = await Host.StartAsync(_folder))
            first.Kill();
        using (var store = new SqliteStore(Path.Combine(_folder["data"], DataFolder.StoreFile), new StorageMeter(), StoreDurability.Scratch))
            await store.CommitAsync(
                StoreTable.Control,
                "office|templates",
                [
                    new StoreChange.Insert(
                        $"C|{name}",
                        new Dictionary<string, object>
                        {
                            ["number"] = 1,
                            ["who"] = "王丽",
                            ["at"] = new DateTimeOffset(2021, 1, 17, 22, 0, 0, TimeSpan.Zero),
                            ["text"] = text,
                        }
                    ),
                ],
                default
            );

        await using Host host = await Host.StartAsync(_folder);
        await host.MoveAsync("next");
        Assert.NotEmpty(host.Mails);
        Assert.Contains($"模板“{name}”修改后的文字不能使用", (await host.Office.SeeAsync("/")).Words, StringComparison.Ordinal);
        (HttpStatusCode status, var health) = await host.HealthAsync();
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal($"C|{name}", health["setAside"]![0]!["row"]!.GetValue<string>());
    }
}
