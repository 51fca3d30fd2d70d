using System.Globalization;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Look;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Year;

/// <summary>Which items are shown and in what order; stands in the address bar, so that a view can be bookmarked and mailed.</summary>
/// <param name="State">A state's code; or due (应办), done (办结), open, late.</param>
/// <param name="Need">What waits for the office: a kind of <see cref="OfficeNeeds"/>.</param>
/// <param name="Search">Words that titles, short names, the published text or unit names must hold.</param>
public sealed record ItemFilter(
    string? Search,
    int? Task,
    string? Obligation,
    string? Unit,
    string? Group,
    int? Month,
    string? Period,
    string? State,
    string? Rung,
    string? Need,
    DateOnly? OpenedFrom,
    DateOnly? OpenedTo,
    string Sort,
    bool Descending,
    int PageNumber
)
{
    public static readonly string[] Sorts = ["state", "due", "task", "unit", "rung", "progress", "next"];

    public static ItemFilter Read(IQueryCollection query)
    {
        string sort = query["sort"].ToString();
        return new ItemFilter(
            query.Text("q"),
            query.Number("task"),
            query.Text("obligation"),
            query.Text("unit"),
            query.Text("group"),
            query.Number("month"),
            query.Text("period"),
            query.Text("state"),
            query.Text("rung"),
            query.Text("need"),
            query.Date("openedFrom"),
            query.Date("openedTo"),
            Sorts.Contains(sort) ? sort : "state",
            query["dir"] == "desc",
            Math.Max(1, query.Number("page") ?? 1)
        );
    }

    public bool Matches(ItemGlance item, OfficeNeeds needs) =>
        (Search is null || IsFound(item.List, item.Plan, item.Unit))
        && (Group is null || item.List.Directory.Groups.FirstOrDefault(g => g.Id == Group)?.Members.Contains(item.Unit.Id) == true)
        && (Task is null || item.Duty.Task == Task)
        && (Obligation is null || item.Duty.Id == Obligation)
        && (Unit is null || item.Unit.Id == Unit)
        && (Month is null || item.Month == Month)
        && (Period is null || item.Plan.Ref.Period == Period)
        && (Rung is null || item.Rung.Code() == Rung)
        && (OpenedFrom is null || item.Plan.OpensOn >= OpenedFrom)
        && (OpenedTo is null || item.Plan.OpensOn <= OpenedTo)
        && IsInState(item.Status)
        && (Need is null || needs.Has(Need, item));

    /// <summary>True for a period that is still to open and would be shown.</summary>
    public bool Matches(ListInForce list, PeriodPlan plan) =>
        State is null
        && Rung is null
        && Need is null
        && OpenedFrom is null
        && OpenedTo is null
        && (
            Search is not null
            || Task is not null
            || Group is not null
            || Month is not null
            || Obligation is not null
            || Period is not null
            || Unit is not null
        )
        && (Task is null || plan.Obligation.Task == Task)
        && (Obligation is null || plan.Obligation.Id == Obligation)
        && (Month is null || plan.DueOn.Month == Month)
        && (Period is null || plan.Ref.Period == Period)
        && (Unit is null || list.AskedIn(plan).Any(u => u.Id == Unit))
        && (
            Group is null
            || list.Directory.Groups.FirstOrDefault(g => g.Id == Group) is { } group && list.AskedIn(plan).Any(u => group.Members.Contains(u.Id))
        )
        && (Search is null || list.AskedIn(plan).Any(u => IsFound(list, plan, u)));

    public IEnumerable<ItemGlance> Order(IEnumerable<ItemGlance> items)
    {
        Func<ItemGlance, int> key = Sort switch
        {
            "task" => i => i.Duty.Task,
            "unit" => i => i.List.Directory.OrderOf(i.Unit.Id),
            "due" => i => i.DueOn.DayNumber,
            "rung" => i => (int)i.Rung,
            "progress" => i =>
                i.Entry.Required is { } required ? 1000 * i.Entry.Count / Math.Max(1, required)
                : i.Entry.Count > 0 ? 1000
                : 0,
            "next" => i => NextStep.Of(i, default)?.On?.DayNumber ?? int.MaxValue,
            _ => i => Urgency(i.Status),
        };
        IOrderedEnumerable<ItemGlance> sorted = Descending ? items.OrderByDescending(key) : items.OrderBy(key);
        return sorted.ThenBy(i => i.DueOn).ThenBy(i => i.Duty.Task).ThenBy(i => i.List.Directory.OrderOf(i.Unit.Id));
    }

    /// <summary>This view's address within its list, with something changed.</summary>
    public string Url(string? sort = null, int page = 1, string path = "/items")
    {
        bool descending = sort is null ? Descending : sort == Sort && !Descending;
        return Query.Url(
            path,
            ("q", Search),
            ("task", Task?.ToString(CultureInfo.InvariantCulture)),
            ("obligation", Obligation),
            ("unit", Unit),
            ("group", Group),
            ("month", Month?.ToString(CultureInfo.InvariantCulture)),
            ("period", Period),
            ("state", State),
            ("rung", Rung),
            ("need", Need),
            ("openedFrom", OpenedFrom?.ToString("yyyy-MM-dd")),
            ("openedTo", OpenedTo?.ToString("yyyy-MM-dd")),
            ("sort", (sort ?? Sort) == "state" && path == "/items" ? null : sort ?? Sort),
            ("dir", descending ? "desc" : null),
            ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null)
        );
    }

    private bool IsFound(ListInForce list, PeriodPlan plan, ResponsibleUnit unit)
    {
        Obligation duty = plan.Obligation;
        string text = string.Join(
            '\n',
            [
                duty.Title,
                duty.ShortName,
                duty.Source,
                list.Catalogue.List.Tasks.FirstOrDefault(t => t.Number == duty.Task)?.Text ?? "",
                $"第{duty.Task}项",
                .. unit.Names.SelectMany(n => new[] { n.Full, n.Short }),
            ]
        );
        return Search!
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private bool IsInState(ItemStatus status) =>
        State switch
        {
            null => true,
            "due" => status.IsCounted(),
            "done" => status.IsDone(),
            "unfinished" => status.IsOpen(),
            "late" => status.IsLate(),
            _ => status.Code() == State,
        };

    /// <summary>The most urgent state first.</summary>
    internal static int Urgency(ItemStatus status) =>
        status switch
        {
            ItemStatus.Overdue or ItemStatus.NotDone => 0,
            ItemStatus.DueSoon or ItemStatus.Returned => 1,
            ItemStatus.InReview or ItemStatus.Extended or ItemStatus.Open => 2,
            ItemStatus.DoneLate => 3,
            ItemStatus.ReportedLate => 4,
            ItemStatus.OnTime => 5,
            _ => 6,
        };
}
