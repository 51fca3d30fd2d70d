using System.ComponentModel;
using Ankang.Workflows.Publication;

namespace Ankang.Workflows.Web.Api;

/// <summary>What a holiday notice would do to each list that runs, or did.</summary>
public sealed record CalendarAnswer([property: Description("preview, changed or unchanged.")] string Result, IReadOnlyList<CalendarPlan> Lists);
