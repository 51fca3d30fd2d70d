using System.Text;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Catalogue.Import;
using Ankang.Workflows.Catalogue.Import.Documents;
using Ankang.Workflows.Catalogue.Import.Layout;
using Ankang.Workflows.Catalogue.Import.Output;
using Ankang.Workflows.Tests.Support;
using CsCheck;

namespace Ankang.Workflows.Tests.Catalogue.Import;

/// <summary>Every piece of a document is a duty, a heading, the cover, a field or unread: none is lost, none stands twice.</summary>
[Trait(Tier.Name, Tier.Property)]
public sealed class ConservationTests
{
    // What people have beside whole tables: scraps that a rule may trip over.
    private static readonly string[] Scraps =
    [
        "\t",
        "\n",
        "\n\n",
        "。",
        "；",
        "：",
        "（",
        "）",
        "|",
        "1.",
        "2、",
        "一、",
        "（二）",
        "①",
        "每月1次",
        "6月底前",
        "责任单位：",
        "责任单位：县住建局\n",
        "督导单位：县环境局\n",
        "整改措施：\n",
        "整改目标：达标。\n",
        "（牵头单位：甲局；配合单位：乙局）",
        "（甲局牵头，乙局配合，6月底前）",
        "序号\t任务\t责任单位\t时限\n",
        "序号\n任务\n责任单位\n时限\n",
        "县应急局\t12月底前\n",
        "县应急局每季度通报1次。",
        "注：以上任务按时报送。\n",
        "\"",
        "《",
        "每季度报送一次",
    ];

    private static readonly Gen<string> Damaged = Gen.Select(
        GeneratedList.Any,
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, Scraps.Length - 1].Select(i => Scraps[i]), Gen.Int[0, 25]).Array[0, 8],
        (list, scraps) =>
        {
            string text = (list with { Layout = list.Layout % 4 }).Print();
            foreach ((int at, string scrap, int cut) in scraps)
            {
                int i = at % (text.Length + 1);
                text = text[..i] + scrap + text[Math.Min(text.Length, i + cut)..];
            }

            return text;
        }
    );

    [Fact]
    public void Pieces_TogetherAreTheDocument_WhateverItLooksLike() => Damaged.Holds(IsConserved, cases: 400);

    [Theory]
    [InlineData("某市20\"\n一、（牵头单位：甲局；配合单位：乙局）。（责任单责任单位：县住建局\n：；")]
    [InlineData(
        "某市202\n\n序号\t重点任务\t责任单位\t完成时限\n一、（牵头单位：甲局；配合单位：乙局）单位\n时限\n026年1月底前\n"
            + "2\t按季度印发十期工作通报。持续推进标准化建设。加强值班值守注：以上任务按时报送。\n"
            + "续推进标准化建设。每两个月至少组织七次会商。\t各县（区）政府督导单位：县环境局\n配合，6月底前）"
    )]
    public void Pieces_OfDocumentsThatWereReadWrongOnce_AreTheDocument(string text) => IsConserved(text);

    [Fact]
    public void Pieces_ANumberBeforeUnitsAlone_IsNoDuty()
    {
        ImportedList import = ImportFiles.Text(
            "2026年清单\n一、（牵头单位：甲局；配合单位：乙局）\n1.开展检查。（责任单位：丙局；完成时限：6月底前）"
        );
        Assert.Equal(["开展检查。"], import.Pieces.Where(p => p.Fate == Fate.Duty).Select(p => p.Text));
        Assert.Equal(Fate.Heading, Assert.Single(import.Pieces, p => p.Text == "一、").Fate);
    }

    [Theory]
    [InlineData("plan.txt")]
    [InlineData("lines.txt")]
    [InlineData("brackets.txt")]
    [InlineData("titled.txt")]
    [InlineData("cells-lost.txt")]
    [InlineData("terms.tsv")]
    public void Pieces_OfADocument_AreWhole(string file)
    {
        string text = File.ReadAllText(ImportFiles.Path($"Documents/{file}"));
        Assert.Equal(Plain(text), Plain(string.Concat(ImportFiles.Read(file).Pieces.Select(p => p.Text))));
    }

    [Fact]
    public void Unread_SaysPlaceTextAndWhy_AndWhetherADutyMayBeMissing()
    {
        ImportedList import = ImportFiles.Text(
            "2024年清单\n序号\t任务\t责任单位\t时限\n1\t开会。\t甲局\t6月底前\n请各单位每季度报送一次进展。\n谢谢大家。"
        );
        Piece unread = Assert.Single(import.Unread);
        Assert.Equal("line 4: 请各单位每季度报送一次进展。: stands outside the tasks", unread.ToString());
        Assert.True(import.MayLack);
        Assert.Equal(Fate.Cover, Assert.Single(import.Pieces, p => p.Text == "谢谢大家。").Fate);
        // It stands in the review as well.
        Assert.Contains(
            "# NOTE: unread: line 4: 请各单位每季度报送一次进展。: stands outside the tasks",
            ImportedFolder.Files(import)[CatalogueFolder.CatalogueName],
            StringComparison.Ordinal
        );
        Assert.False(ImportFiles.Text("2024年清单\n序号\t任务\t责任单位\t时限\n1\t开会。\t甲局\t6月底前\n谢谢大家。").MayLack);
    }

    private static void IsConserved(string text)
    {
        ImportedList import;
        try
        {
            import = ListImporter.Import(DocumentReader.Read(Encoding.UTF8.GetBytes(text), "list.txt"), 2026);
        }
        catch (CatalogueException e)
        {
            // A text in which nothing is a task, or nothing at all.
            Assert.Contains(e.Faults[0].Found, new[] { "no task was found", "the file has no text", "the file is empty" });
            return;
        }

        Assert.Equal(Plain(text), Plain(string.Concat(import.Pieces.Select(p => p.Text))));
        // What is called a duty is one: it stands in a task, and the words of the tasks in their duties.
        string tasks = Plain(string.Concat(import.List.Tasks.Select(t => t.Text)));
        foreach (Piece piece in import.Pieces.Where(p => p.Fate == Fate.Duty))
            Assert.Contains(Plain(piece.Text), tasks, StringComparison.Ordinal);
        Assert.All(import.Unread, p => Assert.NotNull(p.Why));
    }

    // Blanks, and the separators of cells, which are no text.
    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('|' or '｜' or '"' or '/' or '／')));
}
