using Ankang.Workflows.Calendar;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Look;

/// <summary>导出: what a page shows, as a workbook.</summary>
internal static class Spreadsheet
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="name">Of the sheet and the file: 事项.</param>
    /// <param name="shows">What of it is shown; empty for all.</param>
    public static IResult Of(
        ListInForce list,
        DateTimeOffset now,
        string name,
        string shows,
        IReadOnlyList<(string Head, double Width)> columns,
        IEnumerable<IReadOnlyList<string>> rows
    )
    {
        IReadOnlyList<string>[] all = [.. rows];
        var book = new XlsxList
        {
            Title = $"{list.Catalogue.List.Year}年{name}",
            Sheet = name,
            Subtitle = string.Join(
                "　",
                new[] { shows, $"共{all.Length}行", $"截至{ChinaTime.DateOf(now).Year}年{ChineseDates.Moment(now)}" }.Where(t => t.Length > 0)
            ),
            Issuer = list.Catalogue.List.Issuer,
            AsOf = now,
            Simulated = list.Head.Rehearsal,
            Columns = columns,
            Rows = all,
        };
        var bytes = new MemoryStream();
        book.Write(bytes);
        bytes.Position = 0;
        return Results.File(bytes, MediaType, $"{name}-{ChinaTime.DateOf(now):yyyyMMdd}.xlsx");
    }
}
