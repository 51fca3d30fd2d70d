using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Turns;

/// <summary>The row <c>head</c> of a list in the Control table.</summary>
internal static class ListHeadRow
{
    public const string Row = "head";
    private const string PendingPrefix = "pending_";

    public static IReadOnlyDictionary<string, object> ToColumns(ListHead head)
    {
        var columns = new Dictionary<string, object>
        {
            ["catalogueVersion"] = head.CatalogueVersion,
            ["calendarVersion"] = head.CalendarVersion,
            ["directoryVersion"] = head.DirectoryVersion,
            ["startOn"] = head.StartOn.ToString("yyyy-MM-dd"),
            ["closesOn"] = head.ClosesOn.ToString("yyyy-MM-dd"),
            ["shadow"] = head.Shadow,
            ["rehearsal"] = head.Rehearsal,
        };
        if (head.ActivatedOn is { } activated) columns["activatedOn"] = activated.ToString("yyyy-MM-dd");
        if (head.Changes > 0) columns["changes"] = head.Changes;
        if (head.Pending is { } pending)
            foreach ((string name, object value) in ListChangeRow.ToColumns(pending, PendingPrefix)) columns[name] = value;
        return columns;
    }

    public static ListHead Read(string list, StoreRow row) => new(
        list,
        row.RequiredText("catalogueVersion"),
        row.RequiredText("calendarVersion"),
        row.RequiredText("directoryVersion"),
        row.Date("startOn") ?? throw new InvalidDataException($"The head of list '{list}' has no startOn."),
        row.Date("closesOn") ?? throw new InvalidDataException($"The head of list '{list}' has no closesOn."),
        row.Flag("shadow"),
        row.Flag("rehearsal"),
        row.Date("activatedOn"),
        row.Number("changes") ?? 0,
        row.Text($"{PendingPrefix}by") is null ? null : ListChangeRow.Read(row, PendingPrefix));
}
