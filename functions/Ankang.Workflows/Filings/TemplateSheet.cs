using System.Collections.Immutable;
using Ankang.Workflows.Intake;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Ankang.Workflows.Filings;

/// <summary>Finds the table of a template: the row whose cells read most like heads, on whichever sheet.</summary>
public static class TemplateSheet
{
    /// <summary>The largest template, in bytes; a form of the province has some thirty kilobytes.</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>How far down heads are looked for.</summary>
    private const int LastHead = 40;

    private const int FewestHeads = 2;
    private const string Mend = "请用表格软件打开，另存为xlsx后再上传。";

    /// <summary>Where the table is, and what each of its columns most likely means; those that are like nothing are filled by hand.</summary>
    /// <exception cref="FilingException">It is too large, damaged, no workbook, or has no row of heads.</exception>
    public static (string Sheet, int Head, int First, ImmutableArray<FilingColumn> Columns) Find(byte[] content, FilingKind kind)
    {
        ArgumentNullException.ThrowIfNull(content);
        Check(content);
        return Opened(() =>
        {
            using SpreadsheetDocument book = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
            (string Sheet, int Head, int First, ImmutableArray<FilingColumn> Columns)? best = null;
            int most = FewestHeads - 1;
            foreach (Sheet sheet in book.WorkbookPart?.Workbook?.Sheets?.Elements<Sheet>() ?? [])
            {
                if (sheet.Id?.Value is not { } id || book.WorkbookPart!.GetPartById(id) is not WorksheetPart { Worksheet: { } worksheet })
                    continue;
                string[] shared = SheetCells.Shared(book.WorkbookPart);
                foreach (Row row in worksheet.Descendants<Row>().Where(r => r.RowIndex?.Value is <= LastHead))
                {
                    FilingColumn[] columns = [.. Heads(row, shared, kind)];
                    int known = columns.Where(c => c.Field != FilingField.ByHand).Select(c => c.Field).Distinct().Count();
                    if (known <= most)
                        continue;
                    most = known;
                    int head = (int)row.RowIndex!.Value;
                    best = (sheet.Name?.Value ?? "", head, SheetCells.EndOfHeads(worksheet, head) + 1, [.. Once(columns)]);
                }
            }

            return best
                ?? throw new FilingException(
                    "没有找到表头：没有一行同时有序号、单位、进展等至少两个列名。请确认上传的是空白报表，且表头在前40行内。"
                );
        });
    }

    /// <summary>What passes before a library opens it.</summary>
    /// <exception cref="FilingException">It is refused.</exception>
    internal static void Check(byte[] content)
    {
        if (content.Length > MostBytes)
            throw new FilingException($"模板有{content.Length / 1024}KB，最大{MostBytes / 1024}KB。请删去已填的数据和图片，只留空白报表，再上传。");
        try
        {
            PackageIntake.Check(new MemoryStream(content), IntakeLimits.MaxContactElements);
        }
        catch (IntakeException e)
        {
            throw new FilingException($"模板不能读取：不是完整的xlsx，或内容过多、嵌套过深。{Mend}", e);
        }
    }

    /// <summary>What libraries say of a damaged workbook, as one fault.</summary>
    internal static TRead Opened<TRead>(Func<TRead> read)
    {
        try
        {
            return read();
        }
        catch (Exception e)
            when (e
                    is OpenXmlPackageException
                        or InvalidDataException
                        or System.Xml.XmlException
                        or IOException
                        or FormatException
                        or ArgumentException
                        or InvalidOperationException
                        or InvalidCastException
                        or OverflowException
                        or KeyNotFoundException
            )
        {
            throw new FilingException($"模板已损坏，单元格不能读取。{Mend}", e);
        }
    }

    private static IEnumerable<FilingColumn> Heads(Row row, string[] shared, FilingKind kind) =>
        row.Elements<Cell>()
            .Select(c => (Index: SheetCells.Column(c), Text: SheetCells.Plain(c, shared)))
            .Where(c => c.Text.Length > 0)
            .Select(c => new FilingColumn(c.Index, c.Text, FilingFields.Guess(kind, c.Text) ?? FilingField.ByHand));

    // Two columns of one meaning are one too many: the second is a person's.
    private static IEnumerable<FilingColumn> Once(FilingColumn[] columns)
    {
        var taken = new HashSet<FilingField>();
        foreach (FilingColumn column in columns)
            yield return column.Field == FilingField.ByHand || taken.Add(column.Field) ? column : column with { Field = FilingField.ByHand };
    }
}
