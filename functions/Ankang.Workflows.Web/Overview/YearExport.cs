using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Year;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Overview;

/// <summary>导出 of the year as it is shown.</summary>
internal static class YearExport
{
    public static IResult Of(OverviewView view)
    {
        IReadOnlyList<(string Head, double Width)> columns = view.Filter.By switch
        {
            "time" =>
            [
                ("完成时限", 10),
                ("应办", 8),
                .. MonthTable.Columns.Select(s => (s.Word(), 9.0)),
                .. MonthTable.Rungs.Select(r => ($"现处{r.Word()}", 8.0)),
                ("未开始", 8),
            ],
            "matrix" => [("任务", 9), ("状况", 12), .. view.Columns.Select(u => (u.NameOn(view.Year.Today).Short, 9.0))],
            _ =>
            [
                (view.Filter.By == "unit" ? "责任单位" : "任务", 15),
                ("重点工作和要求", view.Filter.By == "unit" ? 2 : 40),
                ("状况", 11),
                .. Enumerable.Range(1, 12).Select(m => ($"{m}月", 10.0)),
                (view.Filter.By == "unit" ? "累计" : "频次", 16),
            ],
        };
        IEnumerable<IReadOnlyList<string>> rows = view.Filter.By switch
        {
            "time" => view.MonthRows()
                .Select(r =>
                    (IReadOnlyList<string>)
                        [
                            $"{r.Month}月",
                            $"{r.Due}",
                            .. MonthTable.Columns.Select(s => $"{r.Of(s)}"),
                            .. MonthTable.Rungs.Select(g => $"{r.Of(g)}"),
                            $"{r.Ahead}",
                        ]
                ),
            "matrix" => view.Rows().Select(r => (IReadOnlyList<string>)[r.Label, r.Whole.Word, .. r.Cells.Select(Say)]),
            _ => view.Rows().Select(r => (IReadOnlyList<string>)[r.Label, r.Sentence, r.Whole.Word, .. r.Cells.Select(Say), r.Rhythm]),
        };
        string by = OverviewFilter.Views.First(v => v.By == view.Filter.By).Word;
        return Spreadsheet.Of(view.Year.List, view.Year.Now, "任务一览", string.Join('，', Shows(view, by)), columns, rows);
    }

    private static IEnumerable<string> Shows(OverviewView view, string by)
    {
        yield return by;
        if (view.Filter.Unit is { } unit && view.Year.List.Directory.Find(unit) is { } one)
            yield return one.NameOn(view.Year.Today).Full;
        if (view.Year.List.Directory.Groups.FirstOrDefault(g => g.Id == view.Filter.Group) is { } group)
            yield return group.Name;
        if (view.Filter.Section is { } section)
            yield return section;
        if (view.Filter.LateOnly)
            yield return "只列有逾期的";
    }

    private static string Say(YearCell cell) => cell.IsEmpty ? "" : string.Join(' ', new[] { cell.Number, cell.Word }.Where(t => t.Length > 0));
}
