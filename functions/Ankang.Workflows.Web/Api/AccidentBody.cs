using System.ComponentModel;
using Ankang.Workflows.Accidents;

namespace Ankang.Workflows.Web.Api;

/// <summary>An accident (事故) as it is sent.</summary>
public sealed record AccidentBody(
    [property: Description("Id of the unit that answers for it.")] string? Unit,
    DateTimeOffset? OccurredAt,
    [property: Description("接报时间.")] DateTimeOffset? ReceivedAt,
    [property: Description("报告时间, when it was reported up; left out while it was not.")] DateTimeOffset? ReportedAt,
    [property: Description("发生地点和单位, at most 1,000 characters.")] string? Place,
    [property: Description("简要情况, at most 1,000 characters; nothing secret or personal.")] string? Facts,
    [property: Description("undetermined when left out.")] AccidentLevel? Level,
    [property: Description("Why an interview (约谈) is proposed; left out where none is.")] string? TalkReason,
    [property: Description("Last day of the investigation; 60 days after the accident when left out.")] DateOnly? InvestigationDue,
    [property: Description("Id of a published list; the newest year in force when left out.")] string? List = null
);
