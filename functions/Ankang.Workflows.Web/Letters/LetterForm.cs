using System.Globalization;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Letters;

/// <summary>What the office fills into a 约谈通知书 or 约谈纪要 before it prints. In the address, so nothing is stored and nothing lost.</summary>
/// <param name="HeldOn">As typed; so are the others.</param>
public sealed record LetterForm(
    string HeldOn,
    string HeldAt,
    string Place,
    string Hosts,
    string PapersBy,
    InterviewTerms Terms,
    IReadOnlyList<FormError> Errors
)
{
    private const int Longest = 100;

    /// <param name="decided">What stands recorded about the interview; shown until somebody types.</param>
    public static LetterForm Read(IQueryCollection query, WorkCalendar calendar, InterviewTerms decided)
    {
        if (query.Count == 0)
            return Of(decided);
        string Typed(string name) => query[name].ToString().Trim();
        (string on, string at, string place, string hosts, string papers) = (
            Typed("on"),
            Typed("at"),
            Typed("place"),
            Typed("hosts"),
            Typed("papers")
        );
        var errors = new List<FormError>();
        DateOnly? day = Day(on, "on", errors),
            papersBy = Day(papers, "papers", errors);
        TimeOnly? time =
            at.Length == 0 ? null
            : TimeOnly.TryParseExact(at, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly read) ? read
            : null;
        if (at.Length > 0 && time is null)
            errors.Add(new FormError("at", "时间不正确，例：15:00。"));
        if (time is not null && day is null && on.Length == 0)
            errors.Add(new FormError("on", "请同时填写约谈日期。"));
        if (day is { } held && time is null && at.Length == 0)
            errors.Add(new FormError("at", $"请同时填写约谈时间（{ChineseDates.Short(held)}）。"));
        if (day is { } date && !calendar.IsWorkingDay(date))
            errors.Add(new FormError("on", $"{ChineseDates.FullWithWeekday(date)}是非工作日，请另选一天。"));
        if (papersBy > day)
            errors.Add(new FormError("papers", "材料报送日期不能晚于约谈日期。"));
        if (place.Length > Longest)
            errors.Add(new FormError("place", $"地点最多{Longest}字，已填{place.Length}字。"));
        if (hosts.Length > Longest)
            errors.Add(new FormError("hosts", $"约谈人最多{Longest}字，已填{hosts.Length}字。"));
        var terms =
            errors.Count > 0
                ? InterviewTerms.Open
                : decided with
                {
                    HeldAt = day is { } d && time is { } t ? ChinaTime.At(d, t) : null,
                    Place = place,
                    Hosts = hosts,
                    PapersBy = papersBy,
                };
        return new LetterForm(on, at, place, hosts, papers, terms, errors);
    }

    private static LetterForm Of(InterviewTerms decided) =>
        new(
            decided.HeldAt is { } day ? ChinaTime.DateOf(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "",
            decided.HeldAt is { } time ? ChinaTime.TimeOf(time).ToString("HH:mm", CultureInfo.InvariantCulture) : "",
            decided.Place ?? "",
            decided.Hosts ?? "",
            "",
            decided,
            []
        );

    private static DateOnly? Day(string typed, string field, List<FormError> errors)
    {
        if (typed.Length == 0)
            return null;
        if (TypedText.Date(typed) is { } day)
            return day;
        errors.Add(new FormError(field, $"“{typed}”不是有效日期，例：2021-04-26。"));
        return null;
    }
}
