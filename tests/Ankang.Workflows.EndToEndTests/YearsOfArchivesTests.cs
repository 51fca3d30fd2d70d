using Ankang.Workflows.EndToEndTests.Support;

namespace Ankang.Workflows.EndToEndTests;

/// <summary>历年对比 beside archives that lie in the data folder: a year whose rows are nowhere else stands beside the one that runs.</summary>
public sealed class YearsOfArchivesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AnArchiveInTheDataFolder_TakesPart_AndADamagedOneIsNamed()
    {
        string archives = _folder["data/archives"];
        using (var other = new TempFolder())
        {
            await using Host before = await Host.StartAsync(other, "--rehearsal", "--list", OtherList(other));
            await before.MoveToAsync(new DateOnly(2021, 2, 9));
            Directory.CreateDirectory(archives);
            (await BuiltProgram.RunAsync(other.Path, "archive", Path.Combine(archives, "before.zip"), "--data", before.Data)).Succeeded();
        }

        byte[] harmed = await File.ReadAllBytesAsync(Path.Combine(archives, "before.zip"));
        await File.WriteAllBytesAsync(Path.Combine(archives, "harmed.zip"), [.. harmed, 0]);

        await using Host host = await Host.StartAsync(_folder);
        await host.MoveToAsync(new DateOnly(2021, 2, 9));
        Page page = await host.Office.SeeAsync("/years");
        string[] columns = [.. page.Document.QuerySelectorAll("table.compared th[scope=colgroup]").Select(h => h.TextContent)];
        Assert.Equal(2, columns.Length);
        Assert.Single(columns, c => c.EndsWith("（归档）", StringComparison.Ordinal));
        Assert.Contains("harmed.zip：不完整或已被改动", page.Words, StringComparison.Ordinal);
        // Both years say the same, as both lists went the same way; only the one that runs leads to items.
        AngleSharp.Dom.IElement row = page.Document.QuerySelectorAll("table.compared tbody tr").First(r => r.QuerySelectorAll("a").Length > 0);
        string[] cells = [.. row.QuerySelectorAll("td").Select(c => c.TextContent)];
        Assert.Equal(cells[..(cells.Length / 2)], cells[(cells.Length / 2)..]);
        Assert.Single(row.QuerySelectorAll("a"));

        File.Delete(Path.Combine(archives, "before.zip"));
        File.Delete(Path.Combine(archives, "harmed.zip"));
        Assert.Single((await host.Office.SeeAsync("/years")).Document.QuerySelectorAll("table.compared th[scope=colgroup]"));
    }

    // The list of 2021 under another name.
    private static string OtherList(TempFolder folder)
    {
        string list = folder["list"];
        Directory.CreateDirectory(list);
        foreach (string file in Directory.EnumerateFiles(Repository.Seeds2021))
            File.Copy(file, Path.Combine(list, Path.GetFileName(file)));
        string catalogue = Path.Combine(list, "catalogue.yaml");
        File.WriteAllText(catalogue, File.ReadAllText(catalogue).Replace("ankang-2021", "ankang-before", StringComparison.Ordinal));
        return list;
    }
}
