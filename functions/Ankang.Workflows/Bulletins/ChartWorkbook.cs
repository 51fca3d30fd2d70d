using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Ankang.Workflows.Reports;

namespace Ankang.Workflows.Bulletins;

/// <summary>The workbook inside a chart of a Word file: what opens where a person chooses 编辑数据, and is drawn anew from.</summary>
/// <remarks>One sheet 数据: categories in the first column, a column a series, as the chart's references name them.</remarks>
internal static class ChartWorkbook
{
    public const string Sheet = "数据";

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        Package = "http://schemas.openxmlformats.org/package/2006/relationships",
        Types = "http://schemas.openxmlformats.org/package/2006/content-types";

    /// <summary>The same bytes for the same numbers.</summary>
    /// <param name="date">Of its parts.</param>
    public static byte[] Write(IReadOnlyList<string> categories, IReadOnlyList<ChartSeries> series, DateTimeOffset date)
    {
        const string spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        var parts = new Dictionary<string, byte[]>
        {
            ["[Content_Types].xml"] = Xml(
                new XElement(
                    Types + "Types",
                    new XElement(
                        Types + "Default",
                        new XAttribute("Extension", "rels"),
                        new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")
                    ),
                    Override("/xl/workbook.xml", $"{spreadsheet}sheet.main+xml"),
                    Override("/xl/worksheets/sheet1.xml", $"{spreadsheet}worksheet+xml")
                )
            ),
            ["_rels/.rels"] = Xml(Relation("officeDocument", "xl/workbook.xml")),
            ["xl/_rels/workbook.xml.rels"] = Xml(Relation("worksheet", "worksheets/sheet1.xml")),
            ["xl/workbook.xml"] = Xml(
                new XElement(
                    Main + "workbook",
                    new XAttribute(XNamespace.Xmlns + "r", Office.NamespaceName),
                    new XElement(
                        Main + "sheets",
                        new XElement(
                            Main + "sheet",
                            new XAttribute("name", Sheet),
                            new XAttribute("sheetId", 1),
                            new XAttribute(Office + "id", "rId1")
                        )
                    )
                )
            ),
            ["xl/worksheets/sheet1.xml"] = Xml(
                new XElement(
                    Main + "worksheet",
                    new XElement(
                        Main + "sheetData",
                        Row(1, [Text("A1", ""), .. series.Select((s, i) => Text($"{Letter(i + 1)}1", s.Name))]),
                        categories.Select(
                            (category, i) =>
                                Row(i + 2, [Text($"A{i + 2}", category), .. series.Select((s, j) => Number($"{Letter(j + 1)}{i + 2}", s.Values[i]))])
                        )
                    )
                )
            ),
        };
        using var output = new MemoryStream();
        FixedZip.Write(output, parts, date);
        return output.ToArray();
    }

    /// <summary>The column of a number, 0 for A.</summary>
    public static char Letter(int index) => (char)('A' + index);

    private static XElement Row(int number, IEnumerable<XElement> cells) => new(Main + "row", new XAttribute("r", number), cells);

    private static XElement Text(string at, string text) =>
        new(
            Main + "c",
            new XAttribute("r", at),
            new XAttribute("t", "inlineStr"),
            new XElement(Main + "is", new XElement(Main + "t", XmlText.Clean(text)))
        );

    private static XElement Number(string at, decimal value) =>
        new(Main + "c", new XAttribute("r", at), new XElement(Main + "v", value.ToString(CultureInfo.InvariantCulture)));

    private static XElement Override(string part, string type) =>
        new(Types + "Override", new XAttribute("PartName", part), new XAttribute("ContentType", type));

    private static XElement Relation(string type, string target) =>
        new(
            Package + "Relationships",
            new XElement(
                Package + "Relationship",
                new XAttribute("Id", "rId1"),
                new XAttribute("Type", $"{Office}/{type}"),
                new XAttribute("Target", target)
            )
        );

    private static byte[] Xml(XElement root) =>
        Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>{root.ToString(SaveOptions.DisableFormatting)}");
}
