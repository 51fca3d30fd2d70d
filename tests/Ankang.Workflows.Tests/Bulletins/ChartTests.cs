using System.IO.Compression;
using System.Xml.Linq;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Bulletins;

/// <summary>Word's own charts in a bulletin: each with the workbook that a person edits, which says what the chart shows.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class ChartTests
{
    private static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart",
        S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public async Task EachChart_HoldsItsWorkbook_WhoseCellsAreWhatItDraws()
    {
        using City city = City.Of(TestLists.Part("2021-01-18", ["hanbin", "hanyin", "shiquan"], "14b-county-articles"));
        await city.RunToAsync("2021-02-20 10:00");
        await city.ConfirmAsync("14b-county-articles", "2021-02", "hanbin", "2021-02-19", count: 2);
        await city.RunToAsync("2021-04-09 10:00");
        Bulletin draft = Assert
            .IsType<Result<Bulletin>.Done>(
                await city.Parts.Bulletins.DraftAsync(
                    city.Id,
                    BulletinScope.Month(2021, 3),
                    new(Rung.Supervision, new(2021, 4, 23)),
                    "d",
                    Actor.System,
                    default
                )
            )
            .Value;
        byte[] docx = BulletinDocx.Write(await city.Parts.Bulletins.PaperAsync(city.Id, draft, default));
        using var package = new ZipArchive(new MemoryStream(docx));
        string[] charts = [.. package.Entries.Select(e => e.FullName).Where(n => n.StartsWith("word/charts/chart", StringComparison.Ordinal))];
        Assert.Equal(2, charts.Length);
        foreach (string path in charts)
        {
            XElement chart = Read(package, path);
            XElement relations = Read(package, $"word/charts/_rels/{Path.GetFileName(path)}.rels");
            string target = relations.Elements().Single().Attribute("Target")!.Value;
            using var book = new ZipArchive(package.GetEntry($"word/{target[3..]}")!.Open());
            Dictionary<string, string> cells = Read(book, "xl/worksheets/sheet1.xml")
                .Descendants(S + "c")
                .ToDictionary(c => c.Attribute("r")!.Value, c => c.Value);
            foreach (XElement drawn in chart.Descendants(C + "f"))
                Assert.Equal(drawn.Parent!.Descendants(C + "v").Select(v => v.Value), Cells(drawn.Value).Select(at => cells[at]));
            Assert.NotEmpty(chart.Descendants(C + "f"));
            Assert.Equal("rId1", chart.Element(C + "externalData")!.Attributes().Single().Value);
        }

        Assert.Equal(docx, BulletinDocx.Write(await city.Parts.Bulletins.PaperAsync(city.Id, draft, default)));
    }

    // 数据!$B$2:$B$4, or one cell.
    private static IEnumerable<string> Cells(string reference)
    {
        string[] ends = [.. reference.Split('!')[1].Replace("$", "", StringComparison.Ordinal).Split(':')];
        int from = int.Parse(ends[0][1..]),
            to = int.Parse(ends[^1][1..]);
        return Enumerable.Range(from, to - from + 1).Select(row => $"{ends[0][0]}{row}");
    }

    private static XElement Read(ZipArchive zip, string path)
    {
        using Stream content = zip.GetEntry(path)!.Open();
        return XElement.Load(content);
    }
}
