using System.Globalization;
using System.Text;

namespace Ankang.Workflows.Tests.Catalogue.Import;

/// <summary>A PDF of pages with text and lines, written as the format says; the font has no outlines, only what its signs mean.</summary>
internal sealed class PdfPages
{
    private readonly List<StringBuilder> _pages = [];
    private readonly List<char> _signs = [];

    public PdfPages Page()
    {
        _pages.Add(new());
        return this;
    }

    /// <summary>In points from the left and from the bottom of the page.</summary>
    public PdfPages Text(double x, double y, string text)
    {
        foreach (char c in text.Where(c => !_signs.Contains(c)))
            _signs.Add(c);
        string codes = string.Concat(text.Select(c => (_signs.IndexOf(c) + 1).ToString("X4", CultureInfo.InvariantCulture)));
        _pages[^1].Append(CultureInfo.InvariantCulture, $"BT /F1 10 Tf {x} {y} Td <{codes}> Tj ET\n");
        return this;
    }

    public PdfPages Line(double x1, double y1, double x2, double y2)
    {
        _pages[^1].Append(CultureInfo.InvariantCulture, $"{x1} {y1} m {x2} {y2} l S\n");
        return this;
    }

    public byte[] Write()
    {
        string meanings = string.Concat(_signs.Select((c, i) => $"<{i + 1:X4}> <{(int)c:X4}>\n"));
        string map =
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def\n"
            + "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            + string.Concat(
                meanings
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Chunk(100)
                    .Select(c => $"{c.Length} beginbfchar\n{string.Join('\n', c)}\nendbfchar\n")
            )
            + "endcmap CMapName currentdict /CMap defineresource pop end end\n";
        List<string> objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            $"<</Type/Pages/Count {_pages.Count}/Kids[{string.Join(' ', _pages.Select((_, i) => $"{7 + i * 2} 0 R"))}]>>",
            "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>",
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000"
                + "/FontDescriptor 5 0 R>>",
            "<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>",
            Stream(map),
        ];
        foreach ((StringBuilder page, int i) in _pages.Select((p, i) => (p, i)))
        {
            objects.Add($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {8 + i * 2} 0 R>>");
            objects.Add(Stream(page.ToString()));
        }

        var pdf = new StringBuilder("%PDF-1.4\n");
        var at = new List<int>();
        foreach ((string text, int i) in objects.Select((o, i) => (o, i)))
        {
            at.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{text}\nendobj\n");
        }

        int xref = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (int offset in at)
            pdf.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Count + 1}/Root 1 0 R>>\nstartxref\n{xref}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }

    private static string Stream(string text) => $"<</Length {text.Length}>>\nstream\n{text}endstream";
}
