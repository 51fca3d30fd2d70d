using Ankang.Workflows.Answers;
using Ankang.Workflows.Drafts;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.Drafts;

/// <summary>What was typed into the form of a duty.</summary>
internal static class DutyFormReader
{
    /// <returns>Null, with what is wrong, where it cannot be read.</returns>
    public static DutyEdit? Read(Typed typed, List<FormError> errors)
    {
        if (!RecurrenceNames.TryParse(typed["recurrence"], out Recurrence recurrence))
            errors.Add(new FormError("recurrence", "请选择周期。"));
        if (!Enum.TryParse(typed["form"], out FormKind form) || !Enum.IsDefined(form))
            errors.Add(new FormError("form", "请选择报送方式。"));
        if (!Enum.TryParse(typed["opening"], out OpeningKind opening) || !Enum.IsDefined(opening))
            errors.Add(new FormError("opening", "请选择如何生成。"));
        DateOnly due = typed.Date("due", "请填写完成时限。", errors);
        int? perPeriod = Number("perPeriod"),
            perYear = Number("perYear"),
            within = Number("withinPerYear", "within"),
            size = Number("minimumSize");
        DayWithin? dueWithin = Or("dueWithin") is { } written ? DayWithin.ParseChinese(written, recurrence) : null;
        if (Or("dueWithin") is not null && dueWithin is null)
            errors.Add(new FormError("dueWithin", "请按“25日前”“首月10日前”“末月20日前”“次月5日前”或“周五前”填写，或留空。"));
        string[] months = typed["exceptMonths"].Split(['、', '，', ',', ' ', '月'], StringSplitOptions.RemoveEmptyEntries);
        int[] except = [.. months.Select(m => int.TryParse(m, out int month) && month is >= 1 and <= 12 ? month : 0).Distinct().Order()];
        if (except.Contains(0))
            errors.Add(new FormError("exceptMonths", "请填写1至12的月份，例：7、8，或留空。"));
        var edit = new DutyEdit(
            typed["title"],
            typed["shortName"],
            typed["demand"],
            recurrence,
            perPeriod,
            perYear,
            Or("withinWhat"),
            within,
            typed["counter"] is { Length: > 0 } counter ? counter : "次",
            size,
            [.. typed.All("askedOf").Distinct()],
            due,
            typed["source"],
            form,
            opening,
            typed.Has("reportUp"),
            typed.Has("review"),
            Or("evidence")
        )
        {
            DueWithin = dueWithin,
            Helpers = [.. typed.All("helpers").Distinct()],
            ExceptMonths = except,
        };
        return errors.Count == 0 ? edit : null;

        string? Or(string field) => typed[field] is { Length: > 0 } text ? text : null;

        int? Number(string field, string? at = null)
        {
            if (typed[field].Length == 0)
                return null;
            if (typed.Number(field) is { } number)
                return number;
            errors.Add(new FormError(at ?? field, "请填写整数，或留空。"));
            return null;
        }
    }
}
