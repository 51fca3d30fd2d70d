using System.Collections.Immutable;
using Ankang.Workflows.Filings;
using Ankang.Workflows.Rules.DueItems;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Ankang.Workflows.Tests.Filings;

/// <summary>Templates of others: their heads are found, their rows filled, everything else is kept.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class TemplateTests
{
    private static readonly string[] Heads = ["序 号", "问题隐患", "整改措施", "责任单位", "整改进展", "市级核查意见"];
    private static readonly DateTimeOffset Now = new(2021, 3, 5, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Heads_AreFoundByTheirWords_AndWhatIsLikeNoneIsForAPerson()
    {
        (string sheet, int head, int first, ImmutableArray<FilingColumn> columns) = TemplateSheet.Find(Province.Form(Heads), FilingKind.Problems);
        Assert.Equal(("清单", 3, 4), (sheet, head, first));
        Assert.Equal(
            [FilingField.Number, FilingField.Text, FilingField.Remedy, FilingField.Unit, FilingField.Progress, FilingField.ByHand],
            columns.Select(c => c.Field)
        );
        Assert.Equal("序号", columns[0].Head);
    }

    [Theory]
    [InlineData(1, 6)] // one blank row is left
    [InlineData(2, 6)]
    [InlineData(4, 8)] // two rows more than the form has: its foot moves down
    public void Rows_AreFilled_AndTheFormKeepsItsLayout(int count, int foot)
    {
        byte[] form = Province.Form(Heads);
        byte[] filled = TemplateFilling.Fill(Template(form), form, [.. Enumerable.Range(1, count).Select(Row)]);
        IReadOnlyDictionary<string, string> cells = Province.Cells(filled);
        Assert.Equal((Province.Title, Province.Foot), (cells["A1"], cells[$"A{foot}"]));
        for (int i = 1; i <= count; i++)
            Assert.Equal(($"{i}", $"问题{i}", "汉滨区"), (cells[$"A{3 + i}"], cells[$"B{3 + i}"], cells[$"D{3 + i}"]));
        // What only a person knows, and what the product has nothing to say of.
        Assert.Equal("请填写|FFFFF2A8", cells["F4"]);
        Assert.Equal("请填写|FFFFF2A8", cells["E4"]);
        Assert.Equal("措施1", cells["C4"]);
        Assert.DoesNotContain($"F{foot}", cells.Keys);

        using SpreadsheetDocument book = SpreadsheetDocument.Open(new MemoryStream(filled), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(e => $"{e.Path?.XPath} {e.Description}"));
        Worksheet sheet = Province.Sheet(book);
        Assert.Equal(40, sheet.Descendants<Column>().Single().Width!.Value);
        Assert.Equal(["A1:F1", $"A{foot}:F{foot}"], sheet.Descendants<MergeCell>().Select(m => m.Reference!.Value));
        // Only the first row's column that was marked is; a row that was added, and says something there, is not.
        if (count > 1)
            Assert.Equal("已削坡", cells[$"E{3 + count}"]);
        // The last row looks like the first: with its border.
        Cell last = sheet.Descendants<Cell>().Single(c => c.CellReference == $"B{3 + count}");
        Assert.Equal(1u, last.StyleIndex!.Value);
    }

    [Fact]
    public void FormulasBelowTheTable_NamesAndChecks_MoveAlongWithIt_AndASumGrows()
    {
        byte[] form = Province.WithFormulas(
            Province.Form(Heads),
            CellFormulaValues.Normal,
            ("G6", "SUM(A4:A5)+$G$1"),
            ("H6", "IF(G6>0,\"A6\",LOG10(A3))"),
            ("I6", "COUNTA(清单!B4:B5)&其他!A6")
        );
        byte[] filled = TemplateFilling.Fill(Template(form), form, [.. Enumerable.Range(1, 4).Select(Row)]);
        using SpreadsheetDocument book = SpreadsheetDocument.Open(new MemoryStream(filled), isEditable: false);
        Worksheet sheet = Province.Sheet(book);
        Assert.Equal(
            ["G8 SUM(A4:A7)+$G$1", "H8 IF(G8>0,\"A6\",LOG10(A3))", "I8 COUNTA(清单!B4:B7)&其他!A6"],
            sheet.Descendants<CellFormula>().Select(f => $"{((Cell)f.Parent!).CellReference} {f.Text}")
        );
        Assert.Equal("'清单'!$A$1:$F$8", book.WorkbookPart!.Workbook!.DefinedNames!.Elements<DefinedName>().Single().Text);
        Assert.Equal("E4:E7", sheet.Descendants<DataValidation>().Single().SequenceOfReferences!.InnerText);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(e => $"{e.Path?.XPath} {e.Description}"));
    }

    [Fact]
    public void AFormulaOfSeveralCells_IsRefusedWhereRowsAreAdded_AndKeptWhereNoneAre()
    {
        byte[] form = Province.WithFormulas(Province.Form(Heads), CellFormulaValues.Array, ("G6", "SUM(A4:A5*B4:B5)"));
        FilingException fault = Assert.Throws<FilingException>(() =>
            TemplateFilling.Fill(Template(form), form, [.. Enumerable.Range(1, 3).Select(Row)])
        );
        Assert.Contains("“清单”G6处是一并作用于多个单元格的公式，填写时要在表中加1行", fault.Message, StringComparison.Ordinal);
        using SpreadsheetDocument book = SpreadsheetDocument.Open(
            new MemoryStream(TemplateFilling.Fill(Template(form), form, [Row(1), Row(2)])),
            isEditable: false
        );
        Assert.Equal("SUM(A4:A5*B4:B5)", Province.Sheet(book).Descendants<CellFormula>().Single().Text);
    }

    [Fact]
    public void AColumnThatIsLeft_IsNotTouched()
    {
        byte[] form = Province.Form(Heads);
        FilingTemplate template = Template(form);
        template = template with
        {
            Columns = [.. template.Columns.Select(c => c.Field == FilingField.ByHand ? c with { Field = FilingField.Leave } : c)],
        };
        Assert.DoesNotContain("F4", Province.Cells(TemplateFilling.Fill(template, form, [Row(1)])).Keys);
    }

    [Fact]
    public void ATemplateWithoutTheMappedColumn_IsRefused_WithTheColumnAndItsPlace()
    {
        byte[] other = Province.Form(["序号", "问题隐患", "整改措施", "责任人", "整改进展", "市级核查意见"]);
        FilingException fault = Assert.Throws<FilingException>(() => TemplateFilling.Fill(Template(Province.Form(Heads)), other, [Row(1)]));
        Assert.Equal("模板第3行D3处没有“责任单位”一列。请重新上传模板并设置各列。", fault.Message);
    }

    [Fact]
    public void WhatIsNoWorkbook_OrTooLarge_OrHasNoHeads_IsRefusedInWords()
    {
        byte[] form = Province.Form(Heads);
        Assert.Contains("不是完整的xlsx", Refused([1, 2, 3]), StringComparison.Ordinal);
        Assert.Contains("不是完整的xlsx", Refused(form[..(form.Length / 2)]), StringComparison.Ordinal);
        Assert.Contains("最大256KB", Refused(new byte[TemplateSheet.MostBytes + 1]), StringComparison.Ordinal);
        Assert.Contains("没有找到表头", Refused(Province.Form("甲", "乙", "丙")), StringComparison.Ordinal);

        static string Refused(byte[] content) => Assert.Throws<FilingException>(() => TemplateSheet.Find(content, FilingKind.Problems)).Message;
    }

    private static FilingTemplate Template(byte[] form)
    {
        (string sheet, int head, int first, ImmutableArray<FilingColumn> columns) = TemplateSheet.Find(form, FilingKind.Problems);
        return new("t", "省表", FilingKind.Problems, sheet, head, first, columns, Actor.Of("市安委办"), Now);
    }

    private static Dictionary<FilingField, string> Row(int number) =>
        new()
        {
            [FilingField.Number] = $"{number}",
            [FilingField.Text] = $"问题{number}",
            [FilingField.Remedy] = $"措施{number}",
            [FilingField.Unit] = "汉滨区",
            [FilingField.Progress] = number == 1 ? "" : "已削坡",
        };
}
