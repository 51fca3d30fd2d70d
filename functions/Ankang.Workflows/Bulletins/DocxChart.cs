using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Ankang.Workflows.Reports;

namespace Ankang.Workflows.Bulletins;

/// <summary>One of Word's own charts: what WPS and LibreOffice draw, too; a person may restyle it, and edit its numbers in its workbook.</summary>
/// <param name="Says">What it shows, in a sentence, for those who do not see it.</param>
/// <param name="IsRate">Lines of per cents over time; otherwise bars of numbers, stacked.</param>
/// <param name="Height">In millimetres.</param>
internal sealed record DocxChart(
    string Title,
    string Says,
    IReadOnlyList<string> Categories,
    IReadOnlyList<ChartSeries> Series,
    bool IsRate,
    int Height
)
{
    public const string RelationType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart",
        PartType = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";

    /// <summary>Of the relation from a chart to its workbook, and of the workbook itself.</summary>
    public const string WorkbookRelationType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package",
        WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Id of the relation from the chart to its workbook.</summary>
    public const string WorkbookRelation = "rId1";

    private const int Millimetre = 36_000; // in EMU
    private const int Width = 150;

    private static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart",
        A = "http://schemas.openxmlformats.org/drawingml/2006/main",
        R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The chart's own part.</summary>
    public byte[] Part() =>
        Encoding.UTF8.GetBytes(
            "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>"
                + new XElement(
                    C + "chartSpace",
                    new XAttribute(XNamespace.Xmlns + "c", C.NamespaceName),
                    new XAttribute(XNamespace.Xmlns + "a", A.NamespaceName),
                    new XAttribute(XNamespace.Xmlns + "r", R.NamespaceName),
                    Value("roundedCorners", "0"),
                    new XElement(
                        C + "chart",
                        Heading(),
                        Value("autoTitleDeleted", "0"),
                        new XElement(C + "plotArea", new XElement(C + "layout"), Plot(), CategoryAxis(), ValueAxis()),
                        new XElement(C + "legend", Value("legendPos", "b"), Value("overlay", "0")),
                        Value("plotVisOnly", "1"),
                        Value("dispBlanksAs", "gap")
                    ),
                    new XElement(C + "spPr", Fill("FFFFFF"), new XElement(A + "ln", new XElement(A + "noFill"))),
                    Text(900),
                    new XElement(C + "externalData", new XAttribute(R + "id", WorkbookRelation), Value("autoUpdate", "0"))
                ).ToString(SaveOptions.DisableFormatting)
        );

    /// <summary>Where it stands in the text: the content of a run.</summary>
    /// <param name="relation">Id of the relation to its part.</param>
    public string Drawing(string relation, int number) =>
        $"""
            <w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
              xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="{A}" xmlns:c="{C}"
              xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent
              cx="{Width * Millimetre}" cy="{Height * Millimetre}"/><wp:docPr id="{number}" name="图{number}" descr="{Attribute(
                Says
            )}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData
              uri="{C}"><c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>
            """;

    private XElement Plot()
    {
        XElement plot = IsRate
            ? new XElement(C + "lineChart", Value("grouping", "standard"))
            : new XElement(C + "barChart", Value("barDir", "bar"), Value("grouping", "stacked"));
        plot.Add(Value("varyColors", "0"), Series.Select(One));
        plot.Add(IsRate ? [Value("marker", "1")] : new[] { Value("gapWidth", "60"), Value("overlap", "100") });
        plot.Add(Value("axId", "111"), Value("axId", "112"));
        return plot;
    }

    private XElement One(ChartSeries series, int index)
    {
        var element = new XElement(
            C + "ser",
            Value("idx", $"{index}"),
            Value("order", $"{index}"),
            new XElement(
                C + "tx",
                new XElement(
                    C + "strRef",
                    new XElement(C + "f", $"{ChartWorkbook.Sheet}!${ChartWorkbook.Letter(index + 1)}$1"),
                    Strings([series.Name])
                )
            )
        );
        if (IsRate)
            element.Add(
                new XElement(C + "spPr", new XElement(A + "ln", new XAttribute("w", 28575), Fill(series.Colour), new XElement(A + "round"))),
                new XElement(
                    C + "marker",
                    Value("symbol", index % 2 == 0 ? "circle" : "diamond"),
                    Value("size", "7"),
                    new XElement(C + "spPr", Fill(series.Colour))
                ),
                Labels("t", index == 0)
            );
        else
            element.Add(new XElement(C + "spPr", Fill(series.Colour)), Value("invertIfNegative", "0"), Labels("ctr", show: true));
        element.Add(
            new XElement(
                C + "cat",
                new XElement(C + "strRef", new XElement(C + "f", $"{ChartWorkbook.Sheet}!$A$2:$A${Categories.Count + 1}"), Strings(Categories))
            ),
            new XElement(C + "val", new XElement(C + "numRef", new XElement(C + "f", Range(index)), Numbers(series.Values)))
        );
        if (IsRate)
            element.Add(Value("smooth", "0"));
        return element;
    }

    // Zeros are not labelled: the third part of the format is empty.
    private XElement Labels(string place, bool show) =>
        new(
            C + "dLbls",
            new XElement(C + "numFmt", new XAttribute("formatCode", IsRate ? "0.0\"%\"" : "#,##0;-#,##0;"), new XAttribute("sourceLinked", 0)),
            Value("dLblPos", place),
            Value("showLegendKey", "0"),
            Value("showVal", show ? "1" : "0"),
            Value("showCatName", "0"),
            Value("showSerName", "0"),
            Value("showPercent", "0"),
            Value("showBubbleSize", "0")
        );

    private XElement CategoryAxis() =>
        new(
            C + "catAx",
            Value("axId", "111"),
            // Bars are drawn upwards; the first is to stand on top.
            new XElement(C + "scaling", Value("orientation", IsRate ? "minMax" : "maxMin")),
            Value("delete", "0"),
            Value("axPos", IsRate ? "b" : "l"),
            Value("majorTickMark", "none"),
            Value("minorTickMark", "none"),
            Value("tickLblPos", "low"),
            Value("crossAx", "112"),
            Value("crosses", "autoZero")
        );

    private XElement ValueAxis() =>
        new(
            C + "valAx",
            Value("axId", "112"),
            new XElement(C + "scaling", Value("orientation", "minMax"), IsRate ? new[] { Value("max", "100"), Value("min", "0") } : []),
            Value("delete", "0"),
            Value("axPos", IsRate ? "l" : "b"),
            new XElement(C + "majorGridlines", new XElement(C + "spPr", new XElement(A + "ln", new XAttribute("w", 6350), Fill("D9D9D9")))),
            new XElement(C + "numFmt", new XAttribute("formatCode", IsRate ? "0\"%\"" : "#,##0"), new XAttribute("sourceLinked", 0)),
            Value("majorTickMark", "none"),
            Value("minorTickMark", "none"),
            Value("tickLblPos", IsRate ? "nextTo" : "high"),
            Value("crossAx", "111"),
            Value("crosses", "autoZero")
        );

    private XElement Heading() =>
        new(
            C + "title",
            new XElement(
                C + "tx",
                new XElement(
                    C + "rich",
                    new XElement(A + "bodyPr"),
                    new XElement(
                        A + "p",
                        new XElement(A + "pPr", new XElement(A + "defRPr", new XAttribute("sz", 1200), new XAttribute("b", 1))),
                        new XElement(
                            A + "r",
                            new XElement(A + "rPr", new XAttribute("lang", "zh-CN"), new XAttribute("sz", 1200), new XAttribute("b", 1)),
                            new XElement(A + "t", XmlText.Clean(Title))
                        )
                    )
                )
            ),
            Value("overlay", "0")
        );

    private static XElement Text(int size) =>
        new(
            C + "txPr",
            new XElement(A + "bodyPr"),
            new XElement(
                A + "p",
                new XElement(A + "pPr", new XElement(A + "defRPr", new XAttribute("sz", size))),
                new XElement(A + "endParaRPr", new XAttribute("lang", "zh-CN"))
            )
        );

    private static XElement Strings(IReadOnlyList<string> texts) =>
        new(
            C + "strCache",
            Value("ptCount", $"{texts.Count}"),
            texts.Select((t, i) => new XElement(C + "pt", new XAttribute("idx", i), new XElement(C + "v", XmlText.Clean(t))))
        );

    private XElement Numbers(IReadOnlyList<decimal> values) =>
        new(
            C + "numCache",
            new XElement(C + "formatCode", IsRate ? "0.0" : "0"),
            Value("ptCount", $"{values.Count}"),
            values.Select((v, i) => new XElement(C + "pt", new XAttribute("idx", i), new XElement(C + "v", v.ToString(CultureInfo.InvariantCulture))))
        );

    private string Range(int index) =>
        $"{ChartWorkbook.Sheet}!${ChartWorkbook.Letter(index + 1)}$2:${ChartWorkbook.Letter(index + 1)}${Categories.Count + 1}";

    private static XElement Fill(string colour) => new(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", colour)));

    private static XElement Value(string name, string value) => new(C + name, new XAttribute("val", value));

    private static string Attribute(string text) => new XAttribute("a", XmlText.Clean(text)).ToString()[3..^1];
}
