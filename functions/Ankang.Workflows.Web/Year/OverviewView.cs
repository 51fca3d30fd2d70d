using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Web.Year;

/// <summary>The year at a glance, by task, unit, time, or task and unit.</summary>
public sealed class OverviewView
{
    private readonly LightOptions _rule;
    private readonly HashSet<string>? _units;
    private readonly Dictionary<string, IReadOnlyList<ResponsibleUnit>> _asked = [];

    public OverviewView(YearView year, OverviewFilter filter, LightOptions rule)
    {
        (Year, Filter, _rule) = (year, filter, rule);
        UnitDirectory directory = year.List.Directory;
        Sections = [.. year.List.Catalogue.List.Tasks.Select(t => t.Section).Distinct()];
        if (filter.Unit is not null)
            _units = [filter.Unit];
        else if (directory.Groups.FirstOrDefault(g => g.Id == filter.Group) is { } group)
            _units = [.. group.Members];
        Shown = [.. year.Items.Where(i => IsOf(i.Unit.Id) && (filter.Section is null || SectionOf(i.Duty) == filter.Section))];
        Ahead = [.. year.Ahead.Where(p => (filter.Section is null || SectionOf(p.Obligation) == filter.Section) && AskedIn(p).Count > 0)];
    }

    public YearView Year { get; }

    public OverviewFilter Filter { get; }

    public IReadOnlyList<string> Sections { get; }

    public IReadOnlyList<ItemGlance> Shown { get; }

    /// <summary>How many rows there are of each colour, before only one colour is shown.</summary>
    public IReadOnlyDictionary<string, int> Lights { get; private set; } = new Dictionary<string, int>();

    /// <summary>The columns of the matrix: the units that something is or will be asked of.</summary>
    public IReadOnlyList<ResponsibleUnit> Columns
    {
        get
        {
            HashSet<string> asked = [.. Shown.Select(i => i.Unit.Id), .. Ahead.SelectMany(p => AskedIn(p)).Select(u => u.Id)];
            return [.. Year.List.Directory.Units.Where(u => asked.Contains(u.Id))];
        }
    }

    private IReadOnlyList<PeriodPlan> Ahead { get; }

    /// <summary>The rows of every view but 按时间, filtered and in order.</summary>
    public IReadOnlyList<YearRow> Rows()
    {
        List<YearRow> rows = [.. Filter.By == "unit" ? UnitRows() : TaskRows()];
        Lights = rows.GroupBy(r => r.Whole.Tone).ToDictionary(g => g.Key, g => g.Count());
        rows.RemoveAll(r => Filter.LateOnly && r.Whole.Late == 0 || Filter.Light is { } light && r.Whole.Tone != light);
        if (Filter.Sort == "order")
            return Filter.Descending ? [.. Enumerable.Reverse(rows).Select(r => r with { Heading = null })] : rows;
        Func<YearRow, double> key = Filter.Sort switch
        {
            "state" => r => r.Whole.Late,
            "done" => r => r.Whole.Total == 0 ? -1 : (double)r.Whole.Done / r.Whole.Total,
            ['m', .. var month] when int.TryParse(month, out int m) && m is >= 1 and <= 12 && Filter.By != "matrix" => r =>
                r.Cells[m - 1].Late * 1000 + r.Cells[m - 1].Total,
            _ => _ => 0,
        };
        return [.. (Filter.Descending ? rows.OrderByDescending(key) : rows.OrderBy(key)).Select(r => r with { Heading = null })];
    }

    public IReadOnlyList<MonthRow> MonthRows()
    {
        IEnumerable<MonthRow> rows = Enumerable
            .Range(1, 12)
            .Select(month =>
            {
                List<ItemGlance> items = [.. Shown.Where(i => i.Month == month)];
                return new MonthRow(
                    month,
                    items.Count(i => i.Status.IsCounted()),
                    Ahead.Where(p => p.DueOn.Month == month).Sum(p => AskedIn(p).Count),
                    items.GroupBy(i => i.Status).ToDictionary(g => g.Key, g => g.Count()),
                    items.Where(i => i.IsOpen && !i.Entry.Historic).GroupBy(i => i.Rung).ToDictionary(g => g.Key, g => g.Count())
                );
            })
            .Where(r => !Filter.LateOnly || r.Of(ItemStatus.Overdue) + r.Of(ItemStatus.NotDone) > 0);
        Func<MonthRow, int> key = Filter.Sort switch
        {
            "due" => r => r.Due,
            "ahead" => r => r.Ahead,
            _ when StatusText.Every.Any(s => s.Code() == Filter.Sort) => r => r.Of(StatusText.Every.First(s => s.Code() == Filter.Sort)),
            _ when Enum.GetValues<Rung>().Any(g => g.Code() == Filter.Sort) => r => r.Of(Enum.GetValues<Rung>().First(g => g.Code() == Filter.Sort)),
            _ => r => r.Month,
        };
        return [.. Filter.Descending ? rows.OrderByDescending(key) : rows.OrderBy(key)];
    }

    private IEnumerable<YearRow> TaskRows()
    {
        ILookup<int, ItemGlance> byTask = Shown.ToLookup(i => i.Duty.Task);
        ILookup<int, PeriodPlan> ahead = Ahead.ToLookup(p => p.Obligation.Task);
        IReadOnlyList<ResponsibleUnit> columns = Filter.By == "matrix" ? Columns : [];
        string? heading = null;
        foreach (TaskItem task in Year.List.Catalogue.List.Tasks.Where(t => Filter.Section is null || t.Section == Filter.Section))
        {
            Obligation[] duties = [.. Year.List.Catalogue.Obligations.Where(o => o.Task == task.Number)];
            List<ItemGlance> items = [.. byTask[task.Number]];
            YearCell[] cells =
                Filter.By == "matrix" ? UnitCells(items, [.. ahead[task.Number]], columns) : Months(items, ahead[task.Number], p => AskedIn(p).Count);
            if (_units is not null && cells.All(c => c.IsEmpty))
                continue;
            string printed = task.Group.Length > 0 ? $"{task.Section}　{task.Group}" : task.Section;
            yield return new YearRow(
                printed == heading ? null : printed,
                $"task={task.Number}",
                $"第{task.Number}项",
                $"/tasks/{task.Number}",
                Sentence(task),
                Rhythm(duties),
                YearCell.Of(items, ahead[task.Number].Sum(p => AskedIn(p).Count), _rule),
                cells
            );
            heading = printed;
        }
    }

    private IEnumerable<YearRow> UnitRows()
    {
        ILookup<string, ItemGlance> byUnit = Shown.ToLookup(i => i.Unit.Id);
        ILookup<string, PeriodPlan> ahead = Ahead.SelectMany(p => AskedIn(p).Select(u => (u.Id, p))).ToLookup(p => p.Id, p => p.p);
        foreach (ResponsibleUnit unit in Year.List.Directory.Units.Where(u => IsOf(u.Id)))
        {
            List<ItemGlance> items = [.. byUnit[unit.Id]];
            YearCell[] months = Months(items, ahead[unit.Id], _ => 1);
            if (months.All(m => m.IsEmpty))
                continue;
            int due = items.Count(i => i.Status.IsCounted() && i.Plan.DueOn < Year.Today);
            int done = items.Count(i => i.Status.IsDone() && i.Plan.DueOn < Year.Today);
            yield return new YearRow(
                null,
                $"unit={unit.Id}",
                unit.NameOn(Year.Today).Short,
                $"/units/{unit.Id}",
                "",
                due == 0 ? "尚无到期" : $"已到期{due}，办结{done}",
                YearCell.Of(items, ahead[unit.Id].Count(), _rule),
                months
            );
        }
    }

    private YearCell[] Months(IEnumerable<ItemGlance> items, IEnumerable<PeriodPlan> ahead, Func<PeriodPlan, int> expected)
    {
        ILookup<int, ItemGlance> byMonth = items.ToLookup(i => i.Month);
        ILookup<int, PeriodPlan> later = ahead.ToLookup(p => p.DueOn.Month);
        return [.. Enumerable.Range(1, 12).Select(m => YearCell.Of([.. byMonth[m]], later[m].Sum(expected), _rule))];
    }

    private YearCell[] UnitCells(IEnumerable<ItemGlance> items, IReadOnlyList<PeriodPlan> ahead, IReadOnlyList<ResponsibleUnit> columns)
    {
        ILookup<string, ItemGlance> byUnit = items.ToLookup(i => i.Unit.Id);
        ILookup<string, PeriodPlan> later = ahead.SelectMany(p => AskedIn(p).Select(u => (u.Id, p))).ToLookup(p => p.Id, p => p.p);
        return [.. columns.Select(u => YearCell.Of([.. byUnit[u.Id]], later[u.Id].Count(), _rule))];
    }

    // Of the units that are shown, those that are asked in the period.
    private IReadOnlyList<ResponsibleUnit> AskedIn(PeriodPlan plan)
    {
        if (!_asked.TryGetValue(plan.BoardRow, out IReadOnlyList<ResponsibleUnit>? asked))
            _asked[plan.BoardRow] = asked = [.. Year.List.AskedIn(plan).Where(u => IsOf(u.Id))];
        return asked;
    }

    private bool IsOf(string unit) => _units is null || _units.Contains(unit);

    private string SectionOf(Obligation duty) => Year.List.TaskOf(duty).Section;

    // The row's number stands in its own column.
    private static string Sentence(TaskItem task)
    {
        string text = task.Text.TrimStart();
        int dot = text.IndexOfAny(['.', '．', '、']);
        return dot is > 0 and < 4 && text[..dot].All(char.IsAsciiDigit) ? text[(dot + 1)..].TrimStart() : text;
    }

    private static string Rhythm(IEnumerable<Obligation> duties) =>
        string.Join(
            " · ",
            duties
                .Select(d =>
                    d.Opening == OpeningKind.Report ? "即时"
                    : d.PerPeriod is > 1 and var least && d.Recurrence.IsPeriodic() ? $"{d.Recurrence.Chinese()}≥{least}{d.Counter}"
                    : d.PerYear is { } year ? $"{d.Recurrence.Chinese()}，全年≥{year}{d.Counter}"
                    : d.Recurrence.Chinese()
                )
                .Distinct()
        );
}
