using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Interviews;

/// <summary>What a person fills into the 约谈通知书.</summary>
/// <param name="At">时间, UTC.</param>
/// <param name="Place">地点</param>
/// <param name="By">约谈人</param>
/// <param name="Number">文号, typed by a person; null while it is left blank.</param>
public sealed record InterviewLetter(DateTimeOffset At, string Place, string By, string? Number)
{
    /// <summary>A line each, as history and mail say it.</summary>
    public IReadOnlyList<string> Lines =>
        [
            $"时间：{ChineseDates.Full(ChinaTime.DateOf(At))}{ChinaTime.TimeOf(At):HH:mm}",
            $"地点：{Place}",
            $"约谈人：{By}",
            .. Number is { Length: > 0 } ? [$"文号：{Number}"] : Array.Empty<string>(),
        ];
}
