using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Ankang.Workflows.Tests.Web;

/// <summary>Tables of documents that people sign: columns in the order in which they are read, as wide as what stands in them.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class SignedTablesTests
{
    private const int TextWidth = 8845; // of a page in the layout of GB/T 9704, in twentieths of a point
    private const int LongName = 2000; // nine characters

    [Fact]
    public async Task ScoresAndStrikes_NameTheUnitBeforeItsNumbers_OnOneLine_WithinThePage()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 3, 5));
        (string[] scores, int[] scoreWidths) = await TableAsync(site, "/assessment.docx?asOf=2021-03-05");
        Assert.Equal(["序号", "名次", "单位", "得分", "等次", "提醒、督办、约谈告知（次）", "备注"], scores);
        (string[] strikes, int[] strikeWidths) = await TableAsync(site, "/strikes.docx");
        Assert.Equal(["序号", "单位", "提醒次数", "督办次数", "约谈告知", "目前层级", "约谈办理"], strikes);
        Assert.Equal((TextWidth, TextWidth), (scoreWidths.Sum(), strikeWidths.Sum()));
        Assert.True(scoreWidths[2] > LongName && strikeWidths[1] > LongName);
    }

    private static async Task<(string[] Heads, int[] Widths)> TableAsync(Site site, string address)
    {
        using var file = new MemoryStream(await site.Client.GetByteArrayAsync(new Uri(address, UriKind.Relative)));
        using WordprocessingDocument document = WordprocessingDocument.Open(file, isEditable: false);
        Table table = document.MainDocumentPart!.Document!.Descendants<Table>().Single();
        return (
            [.. table.Elements<TableRow>().First().Elements<TableCell>().Select(c => c.InnerText)],
            [.. table.GetFirstChild<TableGrid>()!.Elements<GridColumn>().Select(c => int.Parse(c.Width!.Value!))]
        );
    }
}
