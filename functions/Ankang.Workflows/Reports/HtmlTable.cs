using System.Net;
using System.Text;

namespace Ankang.Workflows.Reports;

/// <summary>The official table as a page of its own, to be read and printed.</summary>
internal static class HtmlTable
{
    private const string Light =
        "--paper: #fff; --ink: #1a1a1a; --faint: #5c5c5c; --line: #8a8a8a; --band: #f2f2ee; --good: #1b6e3c; --bad: #b3261e; --rest: #5c5c5c;";

    private const string Dark =
        "--paper: #17181a; --ink: #ececec; --faint: #a8a8a8; --line: #5f6368; --band: #232529; --good: #6fcf97; --bad: #ff8a80; --rest: #a8a8a8;";

    private const string Face = "FangSong, \"仿宋\", FangSong_GB2312, STFangsong, \"Noto Serif CJK SC\", serif";

    private const string Style = $$"""
        :root { color-scheme: light dark; {{Light}} }
        @media (prefers-color-scheme: dark) { :root { {{Dark}} } }
        body { margin: 0 auto; padding: 1.5rem; max-width: 1240px; background: var(--paper); color: var(--ink); font: 15px/1.6 {{Face}}; }
        h1, h2 { margin: .4em 0; text-align: center; font-weight: 700; font-family: SimSun, "宋体", "Songti SC", "Noto Serif CJK SC", serif; }
        h1 { font-size: 1.55rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
        .number, .simulated { text-align: center; margin: .2em 0; }
        .number, footer { color: var(--faint); }
        .simulated { color: var(--bad); font-weight: 700; }
        .wide { overflow-x: auto; }
        table { width: 100%; min-width: 880px; border-collapse: collapse; table-layout: fixed; }
        th, td { border: 1px solid var(--line); padding: .35em .5em; vertical-align: middle; overflow-wrap: anywhere; }
        th { background: var(--band); text-align: center; }
        tbody th { text-align: left; }
        .short { text-align: center; }
        p { margin: 0; } p + p { margin-top: .3em; }
        .good { color: var(--good); } .bad { color: var(--bad); } .rest { color: var(--rest); }
        footer { margin-top: .6em; }
        @page { size: A4 landscape; margin: 14mm 12mm; @bottom-center { content: "— " counter(page) " —"; } }
        @media print {
          :root { color-scheme: light; --paper: #fff; --ink: #000; --faint: #000; --line: #000; --band: #fff; --good: #000; --bad: #000; --rest: #000; }
          body { padding: 0; max-width: none; font-size: 10.5pt; line-height: 1.4; }
          .wide { overflow: visible; } table { min-width: 0; }
          thead { display: table-header-group; } tr { break-inside: avoid; } .section { break-after: avoid; }
          h2 { break-before: page; }
        }
        """;

    public static string Write(TableModel model)
    {
        StringBuilder page = new();
        page.Append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append($"<title>{Text(model.Title)}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n")
            .Append($"<h1>{Text(model.Title)}</h1>\n<p class=\"number\">{Text(model.Number)}</p>\n")
            .Append($"<p class=\"number\">{Text(model.Until)}</p>\n");
        if (model.Simulated)
            page.Append($"<p class=\"simulated\">{TableModel.SimulatedText}</p>\n");
        WriteTable(page, model);
        page.Append($"<footer>{Text(model.Footer)}</footer>\n");
        WriteAnnex(page, model);
        return page.Append("</body>\n</html>\n").ToString();
    }

    private static void WriteTable(StringBuilder page, TableModel model)
    {
        Open(page, [10, 32, 12, 9, 37], TableModel.Columns);
        foreach ((int first, int count) in TableModel.Runs([.. model.Rows.Select(r => r.Section)]))
        {
            TableRow[] section = [.. model.Rows.Skip(first).Take(count)];
            page.Append($"<tr class=\"section\"><th colspan=\"5\" scope=\"colgroup\">{Text(section[0].Section)}</th></tr>\n");
            foreach ((int start, int tasks) in TableModel.Runs([.. section.Select(r => r.Group)]))
                for (int i = start; i < start + tasks; i++)
                {
                    page.Append("<tr>");
                    if (i == start)
                        page.Append($"<td rowspan=\"{tasks}\">{Text(section[i].Group)}</td>");
                    WriteRow(page, section[i]);
                }
        }

        page.Append("</tbody>\n</table></div>\n");
    }

    private static void WriteRow(StringBuilder page, TableRow row)
    {
        page.Append($"<td>{Text(row.Text)}</td><td class=\"short\">{Text(row.Units)}</td><td class=\"short\">{Text(row.Deadline)}</td><td>");
        foreach (DutyProgress duty in row.Progress.Duties)
        {
            string name = row.Progress.Duties.Count == 1 ? "" : Text(duty.ShortName) + "　";
            page.Append($"<p>{name}<b class=\"{Class(duty.Head)}\">{duty.HeadWord}</b>：{Text(duty.Facts)}。</p>");
        }

        page.Append("</td></tr>\n");
    }

    private static void WriteAnnex(StringBuilder page, TableModel model)
    {
        page.Append($"<h2>{TableModel.AnnexTitle}</h2>\n");
        if (model.Overdue.Count == 0)
        {
            page.Append($"<p class=\"number\">{TableModel.NothingOverdue}</p>\n");
            return;
        }

        Open(page, [5, 7, 15, 9, 17, 12, 9, 26], TableModel.AnnexColumns);
        for (int i = 0; i < model.Overdue.Count; i++)
        {
            string[] cells = TableModel.Cells(model.Overdue[i], i + 1);
            page.Append("<tr>");
            for (int c = 0; c < cells.Length; c++)
                page.Append(c is 2 or 7 ? $"<td>{Text(cells[c])}</td>" : $"<td class=\"short\">{Text(cells[c])}</td>");
            page.Append("</tr>\n");
        }

        page.Append("</tbody>\n</table></div>\n");
    }

    private static void Open(StringBuilder page, int[] widths, IReadOnlyList<string> columns)
    {
        page.Append("<div class=\"wide\"><table>\n<colgroup>");
        foreach (int width in widths)
            page.Append($"<col style=\"width:{width}%\">");
        page.Append("</colgroup>\n<thead><tr>");
        foreach (string column in columns)
            page.Append($"<th scope=\"col\">{column}</th>");
        page.Append("</tr></thead>\n<tbody>\n");
    }

    // The word is printed always; the colour only repeats it.
    private static string Class(ProgressHead head) =>
        head switch
        {
            ProgressHead.Done or ProgressHead.OnCourse or ProgressHead.Standing or ProgressHead.UnderWay => "good",
            ProgressHead.NotDone or ProgressHead.Behind => "bad",
            _ => "rest",
        };

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
