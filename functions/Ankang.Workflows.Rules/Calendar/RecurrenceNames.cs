namespace Ankang.Workflows.Rules.Calendar;

/// <summary>How a rhythm is written in files and answers, and how people read it.</summary>
public static class RecurrenceNames
{
    private static readonly (Recurrence Recurrence, string Code, string Chinese)[] All =
    [
        (Recurrence.Once, "once", "一次性"),
        (Recurrence.Weekly, "weekly", "每周"),
        (Recurrence.Tendaily, "tendaily", "每旬"),
        (Recurrence.Monthly, "monthly", "每月"),
        (Recurrence.Bimonthly, "bimonthly", "每两个月"),
        (Recurrence.Quarterly, "quarterly", "每季度"),
        (Recurrence.HalfYearly, "halfyearly", "每半年"),
        (Recurrence.Yearly, "yearly", "每年"),
        (Recurrence.Continuous, "continuous", "常态化"),
    ];

    /// <summary>The codes that a catalogue may write, in the order of the rhythms.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. All.Select(a => a.Code)];

    /// <summary>once, weekly, tendaily, monthly, bimonthly, quarterly, halfyearly, yearly or continuous; part of the catalogue's JSON.</summary>
    public static string Code(this Recurrence recurrence) => All.Single(a => a.Recurrence == recurrence).Code;

    /// <summary>每月, 每季度, …</summary>
    public static string Chinese(this Recurrence recurrence) => All.Single(a => a.Recurrence == recurrence).Chinese;

    /// <summary>Reads a code; false where there is no such rhythm.</summary>
    public static bool TryParse(string code, out Recurrence recurrence)
    {
        int at = Array.FindIndex(All, a => a.Code == code);
        recurrence = at < 0 ? default : All[at].Recurrence;
        return at >= 0;
    }

    /// <summary>True for the rhythms that have periods: neither once nor continuous.</summary>
    public static bool IsPeriodic(this Recurrence recurrence) => recurrence is not (Recurrence.Once or Recurrence.Continuous);
}
