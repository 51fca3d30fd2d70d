namespace Ankang.Workflows.Rules.Calendar;

/// <summary>The rhythm of a duty (周期类型), as the published sentence states it.</summary>
public enum Recurrence
{
    /// <summary>一次性: once, by the published deadline.</summary>
    Once,

    /// <summary>每周: Monday to Sunday.</summary>
    Weekly,

    /// <summary>每旬: the 1st to the 10th, the 11th to the 20th, the 21st to the end of the month.</summary>
    Tendaily,
    Monthly,

    /// <summary>每两个月: January–February, March–April, …</summary>
    Bimonthly,
    Quarterly,
    HalfYearly,
    Yearly,

    /// <summary>常态化: a standing duty without a rhythm; never invent one for it.</summary>
    Continuous,
}
