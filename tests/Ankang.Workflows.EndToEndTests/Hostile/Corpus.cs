using System.Text;

namespace Ankang.Workflows.EndToEndTests.Hostile;

/// <summary>What people who mean ill upload. Each was found to end the process, or to take minutes or gigabytes, or is of that kind.</summary>
internal static class Corpus
{
    /// <summary>Nine levels of nine: a thousand bytes that mean four hundred million values.</summary>
    private static readonly string Aliases =
        "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        + string.Concat(Enumerable.Range(1, 8).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n"));

    /// <summary>Uploaded as the document of a list, by the name that it has.</summary>
    public static readonly IReadOnlyDictionary<string, Func<byte[]>> Documents = new Dictionary<string, Func<byte[]>>
    {
        ["deep.docx"] = () => Made.Docx(Made.Times("<w:sdt>", 100_000) + Made.Times("</w:sdt>", 100_000)),
        ["deep-open.docx"] = () => Made.Docx(Made.Times("<w:p>", 200_000)),
        ["elements.docx"] = () => Made.Docx(Made.Times("<w:p/>", 5_000_000)),
        ["attributes.docx"] = () => Made.Docx($"<w:p {string.Concat(Enumerable.Range(0, 50_000).Select(i => $"a{i}=''"))}/>"),
        ["bomb.docx"] = () => Made.Docx(Made.Times(" ", 100_000_000)),
        ["bomb-beside.docx"] = () => Made.Docx("<w:p/>", ("word/media/a.bin", Made.Times(" ", 100_000_000))),
        ["level.docx"] = () =>
            Made.Docx("""<w:p><w:pPr><w:numPr><w:ilvl w:val="2000000000"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>一</w:t></w:r></w:p>"""),
        ["long.docx"] = () => Made.Docx($"<w:p><w:r><w:t>{Made.Times("检查 ", 70_000)}</w:t></w:r></w:p>"),
        ["zip64.docx"] = () => Made.OverflowingZip("word/document.xml", "word/a.xml"),
        ["entries.docx"] = () => Made.Zip([.. Enumerable.Range(0, 5000).Select(i => ($"word/{i}.xml", ""))]),
        ["deep.xlsx"] = () => Made.Xlsx(Made.Times("<row>", 100_000)),
        ["rows.xlsx"] = () => Made.Xlsx(Made.Times("<row/>", 5_000_000)),
        ["far.xlsx"] = () =>
            Made.Xlsx(
                string.Concat(
                    Enumerable
                        .Range(1, 20_000)
                        .Select(i => $"<row r=\"{i * 50}\"><c r=\"XFD{i * 50}\" t=\"inlineStr\"><is><t>检查</t></is></c></row>")
                )
            ),
        ["deep.odt"] = () => Made.Zip(("content.xml", Made.Times("<a>", 100_000))),
        ["open.html"] = () => Made.Text("<html><body>" + Made.Times("<div></x>", 40_000)),
        ["deep.html"] = () => Made.Text("<html><body>" + Made.Times("<b><i>", 100_000)),
        ["many.html"] = () => Made.Text("<html><body>" + Made.Times("<br>", 2_000_000)),
        ["attributes.html"] = () => Made.Text("<html><body><div " + string.Join(' ', Enumerable.Range(0, 50_000).Select(i => $"a{i}")) + ">"),
        ["comment.html"] = () => Made.Text("<html><body><script><!--</script>" + Made.Times("<div>", 30_000) + "-->"),
        ["line.txt"] = () => Made.Text("2021年工作任务清单\n1." + Made.Times("检查 ", 70_000)),
        ["tabs.txt"] = () => Made.Text("2021年清单\n序号\t任务\t责任单位\t时限\n1\t检查\t" + Made.Times("a\t", 100_000) + "\t3月底前"),
        ["lines.txt"] = () => Made.Text(Made.Times("检\n", 2_000_000)),
        ["digits.txt"] = () => Made.Text("2021年清单\n" + Made.Times(Made.Times("1", 19_000) + "\n", 105)),
        ["bomb.pdf"] = () => Made.Pdf(Made.Times("0 0 m 1 1 l S\n", 20_000_000)),
        ["states.pdf"] = () => Made.Pdf(Made.Times("q ", 6_000_000)),
        ["cycle.pdf"] = () => Made.Pdf("BT ET", kids: "2 0 R"),
        ["noise.xls"] = () =>
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("Workbook"), .. Made.Text(Made.Times("\0\u0001", 5000))],
    };

    /// <summary>Uploaded as one of the files of a list's folder, or posted as such to the API.</summary>
    public static readonly IReadOnlyDictionary<string, Func<string>> Yaml = new Dictionary<string, Func<string>>
    {
        ["brackets"] = () => Made.Times("[", 100_000),
        ["braces"] = () => Made.Times("{", 100_000),
        ["keys"] = () => Made.Times("{a: ", 100_000),
        ["dashes"] = () => Made.Times("- ", 9_000),
        ["questions"] = () => Made.Times("? ", 9_000),
        ["indents"] = () => string.Concat(Enumerable.Range(0, 1_000).Select(i => $"{new string(' ', i)}a:\n")),
        ["aliases"] = () => Aliases + "list: *a8\n",
        ["alias as a key"] = () => Aliases + "? *a8\n: x\n",
        ["own alias"] = () => "list: &a\n  id: *a\n",
        ["line"] = () => "list: " + Made.Times("检", 200_000),
        ["values"] = () => "list: [" + Made.Times("a,\n", 90_000 * 3) + "]",
        ["text"] = () => Made.Times("# a comment\n", 300_000),
    };

    /// <summary>Uploaded as the contacts of all units.</summary>
    public static readonly IReadOnlyDictionary<string, Func<byte[]>> Contacts = new Dictionary<string, Func<byte[]>>
    {
        ["rows.xlsx"] = () => Made.Xlsx(Made.Times("<row/>", 4_700_000)),
        ["cells.xlsx"] = () => Made.Xlsx("<row>" + Made.Times("<c/>", 4_000_000) + "</row>"),
        ["deep.xlsx"] = () => Made.Xlsx(Made.Times("<row>", 100_000)),
        ["zip64.xlsx"] = () => Made.OverflowingZip("xl/workbook.xml", "xl/a.xml"),
        ["entries.xlsx"] = () => Made.Zip([.. Enumerable.Range(0, 3000).Select(i => ($"{i}", ""))]),
        ["unknown.xlsx"] = () =>
            Made.Xlsx(
                "<row><c r=\"A1\" t=\"inlineStr\"><is><t>单位编号</t></is></c></row>"
                    + string.Concat(Enumerable.Range(2, 30_000).Select(i => $"<row r=\"{i}\"><c r=\"A{i}\"><v>{i}</v></c></row>"))
            ),
    };
}
