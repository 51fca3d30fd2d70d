using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Reports;

/// <summary>The published table with 完成进展, ready to be drawn as xlsx or HTML.</summary>
public sealed record TableModel
{
    public required string Title { get; init; }

    /// <summary>发文字号</summary>
    public required string Number { get; init; }

    /// <summary>In full; also the author in the file's properties.</summary>
    public required string Issuer { get; init; }

    public required IReadOnlyList<TableRow> Rows { get; init; }

    public required IReadOnlyList<OverdueRow> Overdue { get; init; }

    public required CutOff CutOff { get; init; }

    /// <summary>Prints 模拟运行，非正式文件 on every page.</summary>
    public required bool Simulated { get; init; }

    /// <summary>截至2021年6月30日, under the title.</summary>
    public string Until => $"截至{ChineseDates.Full(CutOff.Day)}";

    /// <summary>制表时间：2021年7月1日9时, by the clock of the list: in a rehearsal the virtual one.</summary>
    public string Footer => $"制表：{Issuer}　　制表时间：{ChinaTime.DateOf(CutOff.AsOf).Year}年{ChineseDates.Moment(CutOff.AsOf)}";

    /// <summary>Stands on every page of a rehearsal.</summary>
    public const string SimulatedText = "模拟运行，非正式文件";

    public const string AnnexTitle = "附件：逾期事项清单";

    public const string NothingOverdue = "无逾期未办结事项。";

    public static IReadOnlyList<string> Columns { get; } = ["主要任务", "重点工作和要求", "责任单位", "完成时限", "完成进展"];

    public static IReadOnlyList<string> AnnexColumns { get; } =
    ["序号", "任务", "事项", "周期", "责任单位", "完成时限", "逾期（工作日）", "已采取措施"];

    public static TableModel Create(
        YearCatalogue catalogue,
        UnitDirectory directory,
        WorkCalendar calendar,
        IReadOnlyCollection<DueItem> items,
        DateOnly cutOff,
        DateTimeOffset asOf,
        bool simulated,
        RecordedEvents? events = null,
        IReadOnlyList<Obligation>? withdrawn = null
    )
    {
        ProgressReport report = ProgressWriter.Write(catalogue, directory, items, cutOff, asOf, events, withdrawn);
        TaskList list = catalogue.List;
        return new()
        {
            Title = list.Title,
            Number = list.Number,
            Issuer = list.Issuer,
            Rows = [.. list.Tasks.Zip(report.Tasks, (t, p) => new TableRow(t.Section, t.Group, t.Text, t.Units, t.Deadline, p))],
            Overdue = OverdueAnnex.List(catalogue, directory, calendar, items, cutOff, asOf),
            CutOff = report.CutOff,
            Simulated = simulated,
        };
    }

    /// <summary>The cells of an overdue item, in the order of <see cref="AnnexColumns"/>.</summary>
    public static string[] Cells(OverdueRow row, int number) =>
        [$"{number}", $"第{row.Task}项", row.Matter, row.Period, row.Unit, row.Deadline, $"{row.WorkingDays}", row.Measures];

    /// <summary>Runs of rows with the same key: (first index, length).</summary>
    public static IEnumerable<(int First, int Count)> Runs(IReadOnlyList<string> keys)
    {
        for (int first = 0, next; first < keys.Count; first = next)
        {
            for (next = first + 1; next < keys.Count && keys[next] == keys[first]; )
                next++;
            yield return (first, next - first);
        }
    }
}
