using Ankang.Workflows.Calendar;

namespace Ankang.Workflows.Checks;

/// <summary>The list's year needs its holiday notice; what lies beyond is provisional, and said so.</summary>
internal sealed class CalendarCheck : ICheck
{
    public CheckResult Look(CheckScene scene)
    {
        int year = scene.List.Catalogue.List.Year;
        if (!CalendarCoverage.Allows(scene.List.Calendar, year))
            return new CheckResult("节假日安排", $"{year}年节假日安排未录入，日期均为推算。", "录入该年安排后方可启用。", "/lists/calendar")
            {
                IsRequired = true,
            };
        int next = year + 1;
        return new CheckResult(
            "节假日安排",
            scene.List.Calendar.Years.Contains(next) ? $"{year}年、{next}年均已录入。" : $"{year}年已录入；{next}年尚未录入，届时的日期为暂定。"
        )
        {
            IsRequired = true,
        };
    }
}
