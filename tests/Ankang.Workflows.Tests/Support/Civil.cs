using System.Globalization;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Tests.Support;

/// <summary>Times as the examples write them: Asia/Shanghai.</summary>
internal static class Civil
{
    private static readonly string[] Shapes = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>2021-04-01, 2021-04-01 09:00 or 2021-04-01 09:00:30.</summary>
    public static DateTimeOffset At(string text) =>
        new DateTimeOffset(DateTime.ParseExact(text, Shapes, CultureInfo.InvariantCulture, DateTimeStyles.None), ChinaTime.Offset).ToUniversalTime();

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    /// <summary>04-01, and 04-01 15时 when it is not nine o'clock.</summary>
    public static string Words(DateTimeOffset instant)
    {
        DateTimeOffset local = ChinaTime.Local(instant);
        return local.Hour == 9 ? $"{local:MM-dd}" : $"{local:MM-dd} {local.Hour}时";
    }
}
