using System.Globalization;
using Ankang.Workflows.Turns;
using Ankang.Workflows.Web.Overview;
using Ankang.Workflows.Web.Year;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Items;

/// <summary>Which items are shown and in what order; stands in the address bar, so that a view can be bookmarked and mailed.</summary>
/// <param name="State">A state's code; or due (应办), done (办结), open, late.</param>
/// <param name="Need">interview, undelivered or coordinate: what waits for the office.</param>
public sealed record ItemFilter(
    int? Task, string? Obligation, string? Unit, int? Month, string? Period, string? State, string? Rung, string? Need,
    DateOnly? OpenedFrom, DateOnly? OpenedTo, string Sort, bool Descending, int PageNumber)
{
    public static readonly string[] Sorts = ["state", "due", "task", "unit", "rung"];

    public static ItemFilter Read(IQueryCollection query)
    {
        string sort = query["sort"].ToString();
        return new ItemFilter(
            Number("task"), Text("obligation"), Text("unit"), Number("month"), Text("period"), Text("state"), Text("rung"), Text("need"),
            Date("openedFrom"), Date("openedTo"), Sorts.Contains(sort) ? sort : "state", query["dir"] == "desc", Math.Max(1, Number("page") ?? 1));

        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
        int? Number(string name) => int.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : null;
        DateOnly? Date(string name) => DateOnly.TryParseExact(query[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly d) ? d : null;
    }

    public bool Matches(ItemGlance item) =>
        (Task is null || item.Duty.Task == Task)
        && (Obligation is null || item.Duty.Id == Obligation)
        && (Unit is null || item.Unit.Id == Unit)
        && (Month is null || item.Month == Month)
        && (Period is null || item.Plan.Ref.Period == Period)
        && (Rung is null || item.Rung.Code() == Rung)
        && (OpenedFrom is null || item.Plan.OpensOn >= OpenedFrom)
        && (OpenedTo is null || item.Plan.OpensOn <= OpenedTo)
        && IsInState(item.Status)
        && Need switch
        {
            "interview" => item is { IsOpen: true, Rung: Catalogue.Rung.Interview } && !item.Entry.Historic && item.Unit.Id != item.List.Catalogue.List.OfficeUnit,
            "undelivered" => item.IsOpen && OverviewView.IsUndelivered(item),
            "coordinate" => OverviewView.IsToCoordinate(item),
            _ => true,
        };

    /// <summary>True for a period that is still to open and would be shown.</summary>
    public bool Matches(ListInForce list, PeriodPlan plan) =>
        State is null && Rung is null && Need is null && OpenedFrom is null && OpenedTo is null
        && (Task is not null || Month is not null || Obligation is not null || Period is not null || Unit is not null)
        && (Task is null || plan.Obligation.Task == Task)
        && (Obligation is null || plan.Obligation.Id == Obligation)
        && (Month is null || plan.DueOn.Month == Month)
        && (Period is null || plan.Ref.Period == Period)
        && (Unit is null || list.AskedIn(plan).Any(u => u.Id == Unit));

    public IEnumerable<ItemGlance> Order(IEnumerable<ItemGlance> items)
    {
        Func<ItemGlance, int> key = Sort switch
        {
            "task" => i => i.Duty.Task,
            "unit" => i => i.List.Directory.OrderOf(i.Unit.Id),
            "due" => i => i.DueOn.DayNumber,
            "rung" => i => (int)i.Rung,
            _ => i => Urgency(i.Status),
        };
        IOrderedEnumerable<ItemGlance> sorted = Descending ? items.OrderByDescending(key) : items.OrderBy(key);
        return sorted.ThenBy(i => i.DueOn).ThenBy(i => i.Duty.Task).ThenBy(i => i.List.Directory.OrderOf(i.Unit.Id));
    }

    /// <summary>This view's address within its list, with something changed.</summary>
    public string Url(string? sort = null, int page = 1)
    {
        var query = new List<string>();
        Add("task", Task?.ToString());
        Add("obligation", Obligation);
        Add("unit", Unit);
        Add("month", Month?.ToString());
        Add("period", Period);
        Add("state", State);
        Add("rung", Rung);
        Add("need", Need);
        Add("openedFrom", OpenedFrom?.ToString("yyyy-MM-dd"));
        Add("openedTo", OpenedTo?.ToString("yyyy-MM-dd"));
        bool descending = sort is null ? Descending : sort == Sort && !Descending;
        if ((sort ?? Sort) != "state") Add("sort", sort ?? Sort);
        if (descending) Add("dir", "desc");
        if (page > 1) Add("page", page.ToString());
        return query.Count == 0 ? "/items" : $"/items?{string.Join('&', query)}";

        void Add(string name, string? value)
        {
            if (value is not null) query.Add($"{name}={Uri.EscapeDataString(value)}");
        }
    }

    private bool IsInState(ItemStatus status) => State switch
    {
        null => true,
        "due" => status is not (ItemStatus.Waived or ItemStatus.Historic),
        "done" => status.IsDone(),
        "unfinished" => status.IsOpen(),
        "late" => status.IsLate(),
        _ => status.Code() == State,
    };

    private static int Urgency(ItemStatus status) => status switch
    {
        ItemStatus.Overdue or ItemStatus.NotDone => 0,
        ItemStatus.DueSoon => 1,
        ItemStatus.Open => 2,
        ItemStatus.DoneLate => 3,
        ItemStatus.ReportedLate => 4,
        ItemStatus.OnTime => 5,
        _ => 6,
    };
}
