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

    /// <summary>每月</summary>
    Monthly,

    /// <summary>每两个月: January–February, March–April, …</summary>
    Bimonthly,

    /// <summary>每季度</summary>
    Quarterly,

    /// <summary>每半年</summary>
    HalfYearly,

    /// <summary>每年</summary>
    Yearly,

    /// <summary>常态化: a standing duty without a rhythm; never invent one for it.</summary>
    Continuous,
}
