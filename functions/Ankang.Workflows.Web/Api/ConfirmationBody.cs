using System.ComponentModel;

namespace Ankang.Workflows.Web.Api;

/// <summary>A confirmation (报送) as it is sent.</summary>
public sealed record ConfirmationBody(
    [property: Description("The item's id, {list}_{obligation}_{period}_{unit}.")] string? Item,
    [property: Description(
        "The day on which the work was done or a document was issued, Asia/Shanghai. Left out only for the progress note of a standing duty."
    )]
        DateOnly? CompletedOn,
    [property: Description(
        "Events reported, 1 to 99, or to ten times what the duty asks for; 1 when left out, but needed where articles or several events are "
            + "counted. They are added to those confirmed before."
    )]
        int? Count,
    [property: Description("情况说明, at most 2,000 characters; a progress note at most 500.")] string? Note,
    [property: Description("Of the events, those that count for the quota inside the quota (task 13).")] int? Within,
    [property: Description("Smallest size of the events, where the duty asks for one (task 25).")] int? Size,
    [property: Description("报市安委办日期, needed where the duty is to report to the office, which is judged by this day; refused elsewhere.")]
        DateOnly? ReportedOn = null,
    [property: Description("文号, 会议名称, 标题或网址, as the duty's form asks for it.")] string? Reference = null,
    [property: Description("填报人, at most 30 characters: who of the unit reported.")] string? Reporter = null
);
