using System.ComponentModel;

namespace Ankang.Workflows.Web.Api;

/// <summary>One year's holiday notice.</summary>
public sealed record CalendarBody(
    [property: Description("The file's name, as faults call it.")] string? Name,
    [property: Description("Rows of date,name,kind; kind is holiday or workday.")] string? Text,
    [property: Description("Why, as the record of changes will say it.")] string? Note = null
);
