using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Ankang.Workflows.EndToEndTests.Hostile;

/// <summary>Hostile files, made when they are asked for: some are small and become gigabytes where nobody looks.</summary>
internal static class Made
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Types = "application/vnd.openxmlformats-officedocument";

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public static string Times(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    /// <summary>A docx with this within its body.</summary>
    public static byte[] Docx(string body, params (string Name, string Content)[] others) =>
        Zip([
            ("[Content_Types].xml", ContentTypes("/word/document.xml", $"{Types}.wordprocessingml.document.main+xml")),
            ("_rels/.rels", Relations("word/document.xml", "officeDocument")),
            ("word/document.xml", $"""<w:document xmlns:w="{Word}"><w:body>{body}</w:body></w:document>"""),
            .. others,
        ]);

    /// <summary>An xlsx whose first sheet has this within its rows.</summary>
    public static byte[] Xlsx(string rows) =>
        Zip([
            (
                "[Content_Types].xml",
                $"""
                <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="{Types}.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Types}.spreadsheetml.worksheet+xml"/></Types>
                """
            ),
            ("_rels/.rels", Relations("xl/workbook.xml", "officeDocument")),
            (
                "xl/workbook.xml",
                $"""
                <workbook xmlns="{Sheet}" xmlns:r="{Office}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>
                """
            ),
            ("xl/_rels/workbook.xml.rels", Relations("worksheets/sheet1.xml", "worksheet")),
            ("xl/worksheets/sheet1.xml", $"""<worksheet xmlns="{Sheet}"><sheetData>{rows}</sheetData></worksheet>"""),
        ]);

    public static byte[] Zip(params (string Name, string Content)[] entries)
    {
        var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
            foreach ((string name, string content) in entries)
            {
                using Stream entry = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(Text(content));
            }

        return buffer.ToArray();
    }

    /// <summary>An archive whose directory of 64 bits says of each entry that it is as large as a number can be: their sum overflows.</summary>
    public static byte[] OverflowingZip(params string[] names)
    {
        var file = new MemoryStream();
        var directory = new MemoryStream();
        foreach (string name in names)
        {
            long at = file.Position;
            byte[] local = new byte[30];
            "PK\u0003\u0004"u8.CopyTo(local);
            local[4] = 45;
            BinaryPrimitives.WriteInt16LittleEndian(local.AsSpan(26), (short)name.Length);
            file.Write(local);
            file.Write(Text(name));
            byte[] central = new byte[46];
            "PK\u0001\u0002"u8.CopyTo(central);
            (central[4], central[6]) = (45, 45);
            central.AsSpan(20, 8).Fill(0xFF); // both sizes stand in the field of 64 bits
            BinaryPrimitives.WriteInt16LittleEndian(central.AsSpan(28), (short)name.Length);
            BinaryPrimitives.WriteInt16LittleEndian(central.AsSpan(30), 20);
            BinaryPrimitives.WriteInt32LittleEndian(central.AsSpan(42), (int)at);
            directory.Write(central);
            directory.Write(Text(name));
            byte[] sizes = new byte[20];
            (sizes[0], sizes[2]) = (1, 16);
            BinaryPrimitives.WriteInt64LittleEndian(sizes.AsSpan(4), long.MaxValue);
            BinaryPrimitives.WriteInt64LittleEndian(sizes.AsSpan(12), long.MaxValue);
            directory.Write(sizes);
        }

        byte[] end = new byte[22];
        "PK\u0005\u0006"u8.CopyTo(end);
        BinaryPrimitives.WriteInt16LittleEndian(end.AsSpan(8), (short)names.Length);
        BinaryPrimitives.WriteInt16LittleEndian(end.AsSpan(10), (short)names.Length);
        BinaryPrimitives.WriteInt32LittleEndian(end.AsSpan(12), (int)directory.Length);
        BinaryPrimitives.WriteInt32LittleEndian(end.AsSpan(16), (int)file.Position);
        file.Write(directory.ToArray());
        file.Write(end);
        return file.ToArray();
    }

    /// <summary>A PDF of one page that draws this.</summary>
    public static byte[] Pdf(string content, string kids = "3 0 R")
    {
        var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zip.Write(Encoding.Latin1.GetBytes(content));
        var pdf = new MemoryStream();
        var offsets = new List<long>();
        Write("%PDF-1.4\n");
        Object("<</Type/Catalog/Pages 2 0 R>>");
        Object($"<</Type/Pages/Kids[{kids}]/Count 1>>");
        Object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<>>>>");
        offsets.Add(pdf.Position);
        Write($"4 0 obj\n<</Length {packed.Length}/Filter/FlateDecode>>\nstream\n");
        pdf.Write(packed.ToArray());
        Write("\nendstream\nendobj\n");
        long at = pdf.Position;
        Write($"xref\n0 5\n0000000000 65535 f \n{string.Concat(offsets.Select(o => $"{o:D10} 00000 n \n"))}");
        Write($"trailer<</Size 5/Root 1 0 R>>\nstartxref\n{at}\n%%EOF");
        return pdf.ToArray();

        void Write(string text) => pdf.Write(Encoding.Latin1.GetBytes(text));

        void Object(string text)
        {
            offsets.Add(pdf.Position);
            Write($"{offsets.Count} 0 obj\n{text}\nendobj\n");
        }
    }

    private static string ContentTypes(string part, string type) =>
        $"""
            <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Override PartName="{part}" ContentType="{type}"/></Types>
            """;

    private static string Relations(string target, string type) =>
        $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Office}/{type}" Target="{target}"/></Relationships>""";
}
