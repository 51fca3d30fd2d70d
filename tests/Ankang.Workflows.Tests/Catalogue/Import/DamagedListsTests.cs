using System.Text;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Catalogue.Import;
using Ankang.Workflows.Catalogue.Import.Documents;
using Ankang.Workflows.Tests.Support;
using CsCheck;

namespace Ankang.Workflows.Tests.Catalogue.Import;

/// <summary>Damaged lists either say what is wrong or are read into a folder that the product takes; nothing else happens.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class DamagedListsTests
{
    private static readonly string[] Files =
    [
        "list-2021.html",
        "list-2021.docx",
        "list-2021.xlsx",
        "plan.txt",
        "plan.docx",
        "board.html",
        "board.docx",
        "board.xlsx",
        "tasks-gb18030.tsv",
        "cells-lost.txt",
        "titled.txt",
        "brackets.txt",
    ];

    private static readonly Lazy<byte[][]> Contents = new(() =>
        [
            File.ReadAllBytes(Path.Combine(Seeds.Path("2021"), CatalogueFolder.PublishedName)),
            .. Files.Select(f => File.ReadAllBytes(ImportFiles.Path($"Documents/{f}"))),
        ]
    );

    private static readonly Gen<(int At, int Kind, int Value)> Damage = Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 3], Gen.Int[0, 255]);

    private static readonly string[] Scraps =
    [
        "|",
        "\t",
        "\n",
        "。",
        ",",
        "(",
        "）",
        "“",
        "《",
        "1.",
        "2.",
        "一、",
        "（一）",
        "①",
        "每月",
        "每季度",
        "全年不少于12次",
        "其中不少于3篇",
        "至少2次",
        "2月30日前",
        "12月31日前",
        "年底前",
        "责任单位：",
        "（责任单位：市安委办；完成时限：6月底前）",
        "序号",
        "完成时限",
        "'",
        "\"",
        "{period}",
        ": ",
        "# ",
        "- ",
        "\u0000",
        "𠀀",
        "  ",
        "100%",
        "并报市安委办",
        "市安委办",
        "【x】",
        "〖y〗",
        "<td>",
        "</table>",
    ];

    [Fact]
    public void Bytes_ChangedAtRandom_GiveAFaultOrAList() =>
        Gen.Select(Gen.Int[0, Files.Length], Damage.Array[1, 12])
            .Holds(
                (file, damages) =>
                {
                    List<byte> content = [.. Contents.Value[file]];
                    foreach ((int at, int kind, int value) in damages)
                    {
                        int i = at % content.Count;
                        if (kind == 0)
                            content[i] = (byte)value;
                        else if (kind == 1)
                            content.RemoveRange(i, Math.Min(value + 1, content.Count - i));
                        else if (kind == 2)
                            content.Insert(i, (byte)value);
                        else
                            content.InsertRange(i, content.GetRange(i, Math.Min(value, content.Count - i)));
                        if (content.Count == 0)
                            break;
                    }

                    Survives([.. content]);
                },
                cases: 300
            );

    [Fact]
    public void Texts_WithScrapsThrownIn_GiveAFaultOrAList() =>
        Gen.Select(
                Gen.Int[0, 5].Select(i => new[] { 0, 4, 9, 10, 11, 12 }[i]),
                Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, Scraps.Length - 1].Select(i => Scraps[i]), Gen.Int[0, 30]).Array[1, 15]
            )
            .Holds(
                (file, scraps) =>
                {
                    string text = file == 9 ? Gb18030(Contents.Value[file]) : Encoding.UTF8.GetString(Contents.Value[file]);
                    foreach ((int at, string scrap, int cut) in scraps)
                    {
                        int i = at % (text.Length + 1);
                        text = text[..i] + scrap + text[Math.Min(text.Length, i + cut)..];
                    }

                    Survives(Encoding.UTF8.GetBytes(text));
                },
                cases: 500
            );

    private static void Survives(byte[] content)
    {
        ImportedList import;
        try
        {
            import = ListImporter.Import(DocumentReader.Read(content, "list"), 2021);
        }
        catch (CatalogueException e)
        {
            Assert.All(e.Faults, f => Assert.True(f.Found.Length > 0 && f.Expected.Length > 0 && f.Mend.Length > 0));
            return;
        }

        CatalogueFolder folder = ImportFiles.Folder(import);
        Assert.Equal(import.List.Tasks, folder.Catalogue.List.Tasks);
        Assert.Equal(import.Duties.Count, folder.Catalogue.Obligations.Count);
    }

    private static string Gb18030(byte[] content) => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(content);
}
