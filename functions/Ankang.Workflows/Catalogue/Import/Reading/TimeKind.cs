namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>What a word of time says.</summary>
internal enum TimeKind
{
    /// <summary>每月, 按周, 半年一次: how often.</summary>
    Rhythm,

    /// <summary>年度考核: a rhythm that is only hinted at.</summary>
    Hint,

    /// <summary>每月(25日前), 每季度(首月), 次月5日前: the day within each period.</summary>
    DayWithin,

    /// <summary>3月底前, 第三季度, 6—9月: until when.</summary>
    Date,

    /// <summary>7月、8月除外, 遇节假日顺延.</summary>
    Exception,

    /// <summary>汛期期间, 国庆前, 3月起每月: a part of the year, or an occasion whose days the product does not know.</summary>
    Occasion,

    /// <summary>汛期, 冬季: a season that may only describe (汛期安全).</summary>
    Season,

    /// <summary>5日内, 次日: counts from an event.</summary>
    Term,

    /// <summary>适时, 视情: when it suits.</summary>
    Vague,

    /// <summary>年初, 月初, 年中: about when.</summary>
    About,

    /// <summary>上季度, 当月, 2022年, 三年行动: speaks of time and asks nothing.</summary>
    Described,

    /// <summary>每月的…, 季度计划: a period that describes a noun.</summary>
    Noun,

    /// <summary>A word of time that no rule knows.</summary>
    Unread,
}
