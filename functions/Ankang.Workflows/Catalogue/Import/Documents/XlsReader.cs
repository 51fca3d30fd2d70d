using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Ankang.Workflows.Catalogue.Import.Documents;

/// <summary>Reads the sheets of a spreadsheet of before 2007 (xls, and et, which has the same content), each as a table.</summary>
internal static class XlsReader
{
    public static IReadOnlyList<Block> Read(byte[] content, string fileName)
    {
        // Old workbooks name their code page; those of this country use GBK.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var blocks = new List<Block>();
        try
        {
            using IExcelDataReader reader = ExcelReaderFactory.CreateBinaryReader(
                new MemoryStream(content),
                new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding("GBK") }
            );
            do blocks.AddRange(Sheet(reader, fileName));
            while (reader.NextResult());
        }
        catch (InvalidPasswordException)
        {
            throw DocumentReader.Fault(fileName, "the spreadsheet has a password", "one without", "Open it with its password and save it without");
        }
        catch (Exception e)
            when (e
                    is ExcelReaderException
                        or IOException
                        or ArgumentException
                        or InvalidOperationException
                        or IndexOutOfRangeException
                        or OverflowException
            )
        {
            throw DocumentReader.Fault(
                fileName,
                "the xls is damaged: its cells cannot be read",
                "a whole xls",
                "Open it in a spreadsheet and save it as xlsx"
            );
        }

        return blocks;
    }

    private static List<Block> Sheet(IExcelDataReader reader, string fileName)
    {
        var grid = new TableGrid(fileName);
        var asides = new List<Block>();
        var spans = (reader.MergeCells ?? []).ToDictionary(
            m => (m.FromRow, m.FromColumn),
            m => (m.ToRow - m.FromRow + 1, m.ToColumn - m.FromColumn + 1)
        );
        string sheet = reader.Name;
        bool shown = reader.VisibleState == "visible";
        for (int row = 0; reader.Read(); row++)
        {
            for (int column = 0; column < reader.FieldCount; column++)
            {
                string text = TextDecoding.Clean(TextOf(reader.GetValue(column))).Trim();
                if (text.Length == 0)
                    continue;
                int here = row + 1;
                if (!shown || reader.RowHeight == 0)
                {
                    asides.Add(new Block.Aside(text, PlaceOf(column + 1), shown ? "the row is hidden" : "the sheet is hidden"));
                    continue;
                }

                (int rows, int columns) = spans.GetValueOrDefault((row, column), (1, 1));
                grid.Set(here, column + 1, text, columns, rows, PlaceOf);

                Place PlaceOf(int at) => new(here, $"sheet {sheet}, cell {CellNames.Letters(at)}{here}");
            }
        }

        return [new Block.Table(grid.Rows()), .. asides];
    }

    private static string TextOf(object? value) =>
        value switch
        {
            null => "",
            DateTime day => $"{day.Year}年{day.Month}月{day.Day}日",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
}
