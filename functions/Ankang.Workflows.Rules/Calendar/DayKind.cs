namespace Ankang.Workflows.Rules.Calendar;

/// <summary>How an official notice departs from the ordinary week.</summary>
public enum DayKind
{
    /// <summary>放假: a day off, on whatever weekday.</summary>
    Holiday,

    /// <summary>调休上班: a weekend day that is worked.</summary>
    Workday,
}
