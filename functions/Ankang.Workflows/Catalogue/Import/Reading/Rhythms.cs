using System.Text.RegularExpressions;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>Finds the rhythms (每旬, 每周, 每月, …) in a half-width text.</summary>
internal static class Rhythms
{
    // What a meeting or report of a rhythm is called: 月调度, 季通报.
    private const string Deed =
        "(?:次|调度|通报|会商|检查|研判|督查|督导|报告|报送|排名|点评|例会|分析|总结|评估|考核|排查|演练|培训|培训会|学习|巡查|抽查|会议|小结|清零|曝光)";

    private static readonly (Regex Pattern, Recurrence Recurrence, bool Weak, string? Doubt)[] All =
    [
        Of("每(?:日|天)(?!报|志)|逐日|每班", Recurrence.Continuous, doubt: "a daily rhythm is not run by the calendar"),
        Of(
            "每(?:两|2|二)周|双周|每隔(?:1|一)周",
            Recurrence.Monthly,
            doubt: "every two weeks is no rhythm of the product, twice a month comes nearest"
        ),
        Of("每半个?月|半月(?:1|一)次|每(?:15|十五)(?:天|日)", Recurrence.Monthly, doubt: "twice a month is read as monthly"),
        Of("每个?旬|逐旬|按旬|每(?:10|十)(?:天|日)(?!内)|(?:一旬一|1旬1)" + Deed, Recurrence.Tendaily),
        Of("每(?:个|1|一)?(?:周|星期)(?!年)|逐周|按周|每(?:7|七)天|(?:一|1)周(?:一|1)" + Deed + "|周(?:调度|例会|通报|会商)", Recurrence.Weekly),
        Of(
            "每(?:2|两|二)个?月|双月|逢双月|每隔(?:1|一)个?月|隔月|(?<![0-9一二三四五六七八九十前后近])(?:两|2|二)个?月(?:1|一)" + Deed,
            Recurrence.Bimonthly
        ),
        Of(
            "每(?:3|三)个?月|每(?:个|1|一)?季度?|逐季度?|按季度?|(?<![第一二三四1234])(?:一|1)季度?(?:一|1)"
                + Deed
                + "|(?<![第一二三四1234])季度?(?=调度|例会|通报|会商|点评|分析|研判)",
            Recurrence.Quarterly
        ),
        Of("每(?:4|四|5|五)个?月", Recurrence.Quarterly, doubt: "every four or five months is no rhythm of the product"),
        Of(
            "每(?:个|1|一)?半年|每(?:6|六)个?月|按半年|(?<!上|下)半年(?:1|一)"
                + Deed
                + "|上半年(?:、|和|及|,|与)下半年(?:各|分别|均|至少)?|上、?下半年(?:各|分别|均)|年中(?:、|和|及|与)年(?:末|底|终)(?:各|分别|均)|(?<!上|下)半年度?(?=总结|检查|报告|考核|评估|通报|小结)",
            Recurrence.HalfYearly
        ),
        Of("每(?:2|两|二|3|三|5|五)年", Recurrence.Yearly, doubt: "a rhythm of several years goes beyond a list of one year"),
        Of(
            "(?<!类)每(?:个|1|一)?月(?!份?的?安全生产月)|逐月|按月|月月|(?<![0-9一二三四五六七八九十])(?:一|1)月(?:一|1)"
                + Deed
                + "|(?<![0-9一二三四五六七八九十每逐按个年产度份双隔])月度?(?=调度|例会|通报|会商|点评|分析研判|研判)",
            Recurrence.Monthly
        ),
        Of("每(?:个|1|一)?年度?|逐年|(?:一|1)年(?:一|1)" + Deed, Recurrence.Yearly),
        Of("年度(?=[^,、。;]{0,14}(?:考核|评估|评价|总结|述职))", Recurrence.Yearly, weak: true),
    ];

    /// <summary>In the order of the text; of two that overlap the first of the table counts.</summary>
    public static IReadOnlyList<Rhythm> In(string half)
    {
        var found = new List<Rhythm>();
        foreach ((Regex pattern, Recurrence recurrence, bool weak, string? doubt) in All)
        foreach (Match match in pattern.Matches(half))
            if (match.Length > 0 && found.All(f => match.Index >= f.End || match.Index + match.Length <= f.At))
                found.Add(new(recurrence, match.Index, match.Length, weak, doubt));
        return [.. found.OrderBy(f => f.At)];
    }

    /// <summary>A rhythm stands in the text as printed.</summary>
    public static bool Any(string text) => In(Blanks.HalfWidth(text)).Any(r => !r.Weak);

    private static (Regex Pattern, Recurrence Recurrence, bool Weak, string? Doubt) Of(
        string pattern,
        Recurrence recurrence,
        bool weak = false,
        string? doubt = null
    ) => (new Regex(pattern, RegexOptions.CultureInvariant), recurrence, weak, doubt);
}
