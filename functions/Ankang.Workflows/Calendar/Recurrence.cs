namespace Ankang.Workflows.Calendar;

/// <summary>The rhythm of a duty (周期类型), as the published sentence states it.</summary>
public enum Recurrence
{
    /// <summary>一次性: once, by the published deadline.</summary>
    Once,
    Monthly,
    /// <summary>每两个月: January–February, March–April, …</summary>
    Bimonthly,
    Quarterly,
    HalfYearly,
    Yearly,
    /// <summary>常态化: a standing duty without a rhythm; never invent one for it.</summary>
    Continuous,
}
