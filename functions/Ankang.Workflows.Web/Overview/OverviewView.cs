using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Turns;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Overview;

/// <summary>What the office asks every morning: what needs me, what goes out, who lags.</summary>
public sealed class OverviewView
{
    public OverviewView(YearView year, UpcomingDispatch? next, AuditReport? audit, string by, string? unit, string? section, bool lateOnly)
    {
        (Year, Next, Audit, By, Unit, Section, LateOnly) = (year, next, audit, by, unit, section, lateOnly);
        Sections = [.. year.List.Catalogue.List.Tasks.Select(t => t.Section).Distinct()];
        List<ItemGlance> open = [.. year.Items.Where(i => i.IsOpen && !i.Entry.Historic)];
        Interviews = [.. open.Where(i => i.Rung == Rung.Interview && i.Unit.Id != year.List.Catalogue.List.OfficeUnit)];
        Undelivered = [.. open.Where(IsUndelivered)];
        ToCoordinate = [.. open.Where(IsToCoordinate)];
        Shown = [.. year.Items.Where(i => (unit is null || i.Unit.Id == unit) && (section is null || SectionOf(i) == section))];
    }

    public YearView Year { get; }

    public UpcomingDispatch? Next { get; }

    public AuditReport? Audit { get; }

    /// <summary>task, unit or time.</summary>
    public string By { get; }

    public string? Unit { get; }

    public string? Section { get; }

    public bool LateOnly { get; }

    public IReadOnlyList<string> Sections { get; }

    /// <summary>约谈待研究.</summary>
    public IReadOnlyList<ItemGlance> Interviews { get; }

    /// <summary>退信: no address of the next notice takes mail.</summary>
    public IReadOnlyList<ItemGlance> Undelivered { get; }

    /// <summary>商请协调: beyond the unit's highest rung.</summary>
    public IReadOnlyList<ItemGlance> ToCoordinate { get; }

    public IReadOnlyList<ItemGlance> Shown { get; }

    public static bool IsUndelivered(ItemGlance item) => item.Pending.Any(p => p.RefusedFor is not null);

    public static bool IsToCoordinate(ItemGlance item) => NextStep.Of(item, default)?.Rest == Escalation.RestReason.BeyondMaxRung;

    public IEnumerable<YearRow> TaskRows()
    {
        string? heading = null;
        foreach (TaskItem task in Year.List.Catalogue.List.Tasks.Where(t => Section is null || t.Section == Section))
        {
            Obligation[] duties = [.. Year.List.Catalogue.Obligations.Where(o => o.Task == task.Number)];
            YearCell[] months = Months(Shown.Where(i => i.Duty.Task == task.Number), p => p.Obligation.Task == task.Number);
            if (!IsShown(months)) continue;
            string printed = task.Group.Length > 0 ? $"{task.Section}　{task.Group}" : task.Section;
            yield return new YearRow(printed == heading ? null : printed, $"task={task.Number}", $"第{task.Number}项", $"/items?task={task.Number}", Sentence(task), Rhythm(duties), months);
            heading = printed;
        }
    }

    public IEnumerable<YearRow> UnitRows()
    {
        foreach (ResponsibleUnit unit in Year.List.Directory.Units.Where(u => Unit is null || u.Id == Unit))
        {
            List<ItemGlance> items = [.. Shown.Where(i => i.Unit.Id == unit.Id)];
            YearCell[] months = Months(items, p => Year.List.AskedIn(p).Contains(unit), one: unit);
            if (!IsShown(months) || months.All(m => m.IsEmpty)) continue;
            int due = items.Count(i => i.Status is not (ItemStatus.Waived or ItemStatus.Historic) && i.Plan.DueOn < Year.Today);
            int done = items.Count(i => i.Status.IsDone() && i.Plan.DueOn < Year.Today);
            yield return new YearRow(null, $"unit={unit.Id}", unit.NameOn(Year.Today).Short, $"/units/{unit.Id}", "", due == 0 ? "尚无到期" : $"已到期{due}，办结{done}", months);
        }
    }

    public IEnumerable<MonthRow> MonthRows() => Enumerable.Range(1, 12).Select(month =>
    {
        List<ItemGlance> items = [.. Shown.Where(i => i.Month == month)];
        int ahead = Ahead().Where(p => p.DueOn.Month == month).Sum(p => Unit is null ? YearCell.Expected(Year.List, p) : 1);
        return new MonthRow(
            month,
            items.Count(i => i.Status is not (ItemStatus.Waived or ItemStatus.Historic)),
            ahead,
            items.GroupBy(i => i.Status).ToDictionary(g => g.Key, g => g.Count()),
            items.Where(i => i.IsOpen && !i.Entry.Historic).GroupBy(i => i.Rung).ToDictionary(g => g.Key, g => g.Count()));
    }).Where(r => !LateOnly || r.Of(ItemStatus.Overdue) + r.Of(ItemStatus.NotDone) > 0);

    private bool IsShown(IEnumerable<YearCell> months) => !LateOnly || months.Any(m => m.Tone == "red");

    private IEnumerable<PeriodPlan> Ahead() => Year.Ahead.Where(p =>
        (Section is null || Year.List.TaskOf(p.Obligation).Section == Section)
        && (Unit is null || Year.List.AskedIn(p).Any(u => u.Id == Unit)));

    private YearCell[] Months(IEnumerable<ItemGlance> items, Func<PeriodPlan, bool> mine, ResponsibleUnit? one = null)
    {
        ILookup<int, ItemGlance> byMonth = items.ToLookup(i => i.Month);
        ILookup<int, PeriodPlan> ahead = Ahead().Where(mine).ToLookup(p => p.DueOn.Month);
        bool single = one is not null || Unit is not null;
        return [.. Enumerable.Range(1, 12).Select(m => YearCell.Of([.. byMonth[m]], ahead[m].Sum(p => single ? 1 : YearCell.Expected(Year.List, p))))];
    }

    private string SectionOf(ItemGlance item) => Year.List.TaskOf(item.Duty).Section;

    // The row's number stands in its own column.
    private static string Sentence(TaskItem task)
    {
        string text = task.Text.TrimStart();
        int dot = text.IndexOfAny(['.', '．', '、']);
        return dot is > 0 and < 4 && text[..dot].All(char.IsAsciiDigit) ? text[(dot + 1)..].TrimStart() : text;
    }

    private static string Rhythm(IEnumerable<Obligation> duties) => string.Join(" · ", duties.Select(d =>
        d.Opening == OpeningKind.Report ? "即时"
        : d.PerPeriod is > 1 and var least && d.Recurrence.IsPeriodic() ? $"{d.Recurrence.Chinese()}≥{least}{d.Counter}"
        : d.PerYear is { } year ? $"{d.Recurrence.Chinese()}，全年≥{year}{d.Counter}"
        : d.Recurrence.Chinese()).Distinct());
}
