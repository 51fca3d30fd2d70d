using Ankang.Workflows.Reports;
using Ankang.Workflows.Tests.Support;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Ankang.Workflows.Tests.Reports;

/// <summary>What a workbook looks like on paper.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class PrintedPageTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(200)]
    public void List_IsFittedToTheWidthOfItsPage_HoweverWideFontsAre(double width)
    {
        var list = new XlsxList
        {
            Title = "问责台账",
            Sheet = "问责台账",
            Subtitle = "截至2021年3月5日",
            Issuer = "市安委办",
            AsOf = Civil.At("2021-03-05 09:00"),
            Simulated = true,
            Columns = [("单位", width), ("事项", width)],
            Rows =
            [
                ["汉滨区安委会", "第14项"],
            ],
        };
        using var file = new MemoryStream();
        list.Write(file);
        using SpreadsheetDocument book = SpreadsheetDocument.Open(file, isEditable: false);
        Worksheet sheet = book.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        Assert.True(sheet.GetFirstChild<SheetProperties>()!.GetFirstChild<PageSetupProperties>()!.FitToPage!.Value);
        // As many pages as it needs, one page wide, which is what is meant where no width is named.
        Assert.Equal((0u, null), (sheet.GetFirstChild<PageSetup>()!.FitToHeight!.Value, sheet.GetFirstChild<PageSetup>()!.FitToWidth?.Value));
    }
}
