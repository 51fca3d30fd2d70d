using Ankang.Workflows.Contacts;
using Ankang.Workflows.Intake;
using Ankang.Workflows.Rules.Catalogue;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Ankang.Workflows.Web.Contacts;

/// <summary>The contacts of all units as a sheet: written for the office to fill in, and read back.</summary>
internal static class ContactSheet
{
    public const int MostBytes = IntakeLimits.MaxContacts;
    private const int MostFaults = 100;
    private const string TooMuch = "不是可以读取的xlsx表格，或内容过多、嵌套过深。请从本页导出，填写后原样保存为xlsx，不要整张粘贴其他表格。";
    private static readonly (string Part, string Word, double Width)[] Parts = [("name", "姓名", 11), ("email", "邮箱", 28), ("phone", "电话", 15)];

    public static IReadOnlyList<(string Head, double Width)> Columns { get; } =
    [("单位编号", 13), ("单位", 22), .. ContactField.All.SelectMany(r => Parts.Select(p => ($"{r.Word}{p.Word}", p.Width)))];

    public static IReadOnlyList<string> Row(ResponsibleUnit unit, DateOnly today) =>
        [
            unit.Id,
            unit.NameOn(today).Full,
            .. ContactField.All.Select(r => unit.Contacts[r.Role]).SelectMany(c => new[] { c?.Name ?? "", c?.Email ?? "", c?.Phone ?? "" }),
        ];

    /// <summary>What a sheet asks for, all its faults at once; nothing is changed by it.</summary>
    public static ContactImport Read(byte[] content, UnitDirectory directory)
    {
        var faults = new List<SheetFault>();
        List<(uint Number, Dictionary<int, string> Cells)> rows;
        try
        {
            PackageIntake.Check(new MemoryStream(content), IntakeLimits.MaxContactElements);
            rows = Rows(content) ?? [];
        }
        catch (IntakeException)
        {
            return new([], [new SheetFault("文件", TooMuch)]);
        }

        if (rows.Count == 0)
            return new([], [new SheetFault("文件", "不是可以读取的xlsx表格。请从本页导出，填写后原样保存为xlsx。")]);
        int head = rows.FindIndex(r => r.Cells.GetValueOrDefault(0) == Columns[0].Head);
        if (head < 0)
            return OfficeSheet.Read(rows, directory)
                ?? new(
                    [],
                    [
                        new SheetFault(
                            "表头",
                            $"没有找到“{Columns[0].Head}”一列。也没有找到写有单位名称的一列。请在表头写明单位、姓名、手机、邮箱，或从本页导出后填写。"
                        ),
                    ]
                );
        for (int i = 0; i < Columns.Count; i++)
        {
            if (rows[head].Cells.GetValueOrDefault(i) is var found && found != Columns[i].Head)
                faults.Add(new SheetFault(Place(i, rows[head].Number), $"表头应为“{Columns[i].Head}”，现为“{found}”。请勿增减、移动列。"));
        }

        if (faults.Count > 0)
            return new([], faults);
        var edits = new Dictionary<string, ContactImportRow>();
        foreach ((uint number, Dictionary<int, string> cells) in rows.Skip(head + 1).Where(r => r.Cells.Values.Any(t => t.Length > 0)))
        {
            string id = cells.GetValueOrDefault(0) ?? "";
            if (directory.Find(id) is not { } unit)
            {
                faults.Add(new SheetFault(Place(0, number), $"没有编号为“{id}”的单位。"));
                continue;
            }

            ContactEdit edit = ContactField.Read((role, part) => cells.GetValueOrDefault(ColumnOf(role, part)) ?? "");
            faults.AddRange(edit.Check().Select(f => new SheetFault(Place(ColumnOf(f.Field, "email"), number), f.Message)));
            if (!edits.TryAdd(id, new ContactImportRow(unit, edit)))
                faults.Add(new SheetFault(Place(0, number), $"单位编号“{id}”重复。"));
        }

        if (faults.Count > MostFaults)
            faults = [.. faults.Take(MostFaults), new SheetFault("文件", $"共{faults.Count}处有误，以上是前{MostFaults}处。请更正后再上传。")];
        return new([.. edits.Values.Where(e => e.Changes.Count > 0)], faults);
    }

    private static int ColumnOf(string role, string part) =>
        2 + ContactField.All.ToList().FindIndex(r => r.Code == role) * Parts.Length + Array.FindIndex(Parts, p => p.Part == part);

    private static string Place(int column, uint row) => $"{(char)('A' + column)}{row}（{Columns[column].Head}）";

    // Null for what is no workbook.
    private static List<(uint Number, Dictionary<int, string> Cells)>? Rows(byte[] content)
    {
        try
        {
            using SpreadsheetDocument book = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
            if (book.WorkbookPart is not { } part || part.Workbook?.Descendants<Sheet>().FirstOrDefault()?.Id?.Value is not { } id)
                return null;
            string[] shared = [.. part.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(s => s.InnerText) ?? []];
            return
            [
                .. ((WorksheetPart)part.GetPartById(id))
                    .Worksheet!.Descendants<Row>()
                    .Select(
                        (r, i) =>
                            (
                                r.RowIndex?.Value ?? (uint)i + 1,
                                r.Elements<Cell>()
                                    .Where(c => Index(c.CellReference?.Value) is < 60)
                                    .GroupBy(c => Index(c.CellReference?.Value))
                                    .ToDictionary(g => g.Key, g => Text(g.First(), shared).Trim())
                            )
                    ),
            ];
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
            return null;
        }
    }

    private static string Text(Cell cell, string[] shared) =>
        cell.DataType?.Value == CellValues.SharedString
            ? int.TryParse(cell.CellValue?.Text, out int at) && at >= 0 && at < shared.Length
                ? shared[at]
                : ""
            : cell.InlineString is { } inline
                ? inline.InnerText
                : cell.CellValue?.Text ?? "";

    private static int Index(string? reference)
    {
        int index = 0;
        foreach (char letter in (reference ?? "").TakeWhile(char.IsAsciiLetterUpper).Take(3))
            index = index * 26 + letter - 'A' + 1;
        return index - 1;
    }
}
