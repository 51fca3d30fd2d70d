using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>The words of time that official Chinese has, in the order in which they are tried at a place: the longer and the more special first.</summary>
internal static class TimeRules
{
    private const string Number = "(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})";
    private const string Day = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})";
    private const string Month = "(?:[0-9]{1,2}|十[一二]?|[一二三四五六七八九])月份?";
    private const string Quarter = "第?[一二三四1-4]季度";
    private const string To = "(?:-|—|–|~|至|到)+";
    private const string Before = "(?:以前|之前|前)";
    private const string Alone = "(?<![0-9一二三四五六七八九十])";
    private const string Acts = "(?:开展|组织|召开|举办|举行|进行|启动|集中)";

    // What a meeting or report of a rhythm is called: 月调度, 一季度一次.
    private const string Deed =
        "(?:次|调度|通报|会商|检查|研判|督查|督导|报告|报送|排名|点评|例会|分析|总结|评估|考核|排查|演练|培训|学习|巡查|抽查|会议|小结|清零|曝光|更新|观摩|督办)";
    private const string Meeting = "(?:调度|例会|通报|会商|点评|研判|分析研判|讲评|观摩|督办)";

    // 半年不少于1次: the period alone is the rhythm where a least number follows.
    private const string Least = "(?=内?(?:不少于|不得少于|至少|不低于|最少))";

    // What is made for a period, and describes it: 季度执法计划.
    private const string Named = "[^,。;、]{0,6}?(?:计划|方案|目标|任务|安排|要点|清单|台账|报表)";

    private const string Season =
        "(?:主汛期|汛期|(?:森林)?防火期|戒严期|[供采]暖[期季]|高温期|高温季节|高温|台风季节?|旅游旺季|旺季|雨季|雪季|休渔期|农忙|岁末年初|年末岁初"
        + "|冬春|夏秋|春夏|秋冬|[春夏秋冬]季)";
    private const string Holiday =
        "(?:春节|元旦|国庆节?|五一|“五一”|“十一”|劳动节|清明节?|端午节?|中秋节?|元宵节?|[两双]节|(?:重大|法定|重要)?节假日|(?:重大|重要)?节日|寒暑假|[寒暑]假|暑期|假期"
        + "|两会|(?:重大|重要)(?:活动|会议)|(?:重要|敏感|重点|关键|特殊)(?:节点|时段|时期)|开学|学期|学年|[高中]考)";
    private const string Occasion = $"(?:{Season}|{Holiday}|汛|节)";
    private const string Around = $"(?:期间|(?:来临|到来)之?前|前后|前夕|结束[前后]|{Before}|后|时段|期内|(?=[每要各]|分别))";

    /// <param name="Recurrence">The rhythm it stands for, or, of a noun, the one beside which it says nothing new (每季度报送季度总结).</param>
    /// <param name="Doubt">Why the product cannot run a rhythm, with what may be chosen instead.</param>
    internal sealed record Rule(TimeKind Kind, string Pattern, Recurrence? Recurrence = null, string? Doubt = null);

    public static IReadOnlyList<Rule> All { get; } =
    [
        // Exceptions and occasions, which take the dates and rhythms inside them along.
        new(TimeKind.Exception, $"(?:{Month}[、,和及至-])*{Month}除外|除{Month}[^,。;]{{0,12}}外"),
        new(
            TimeKind.Exception,
            "(?:(?:法定|国家|重大|双)?(?:寒暑假|[寒暑]假|节?假日|休日|周末|汛期|农忙)(?:期间)?除外|(?:如?遇[^,。;]{0,8}|(?:法定)?节假日)(?:顺延|提前))"
        ),
        new(TimeKind.Occasion, $"{Occasion}(?:[、和及与,]{Occasion})*(?:等[^,。;]{{0,8}}?)?{Around}"),
        new(TimeKind.Occasion, "[春夏秋冬]{2}两季|每逢[^,。;、]{1,6}|(?:以|借助?|利用)[^,。;]{0,16}[月周日节][”’》]?(?:活动)?为契机"),
        new(
            TimeKind.Occasion,
            $"[自从]?{Month}(?:{Day}[日号])?起,?(?=每)|(?:{Month}|[0-9]{{1,2}})(?:{Day}[日号])?{To}(?:次年|明年)?{Month}(?:{Day}[日号])?(?=[,的]?每)"
        ),
        new(TimeKind.Occasion, "起,?(?=每)|(?:(?:期|阶段|行动)结束|期满|[入出][汛梅])后,?(?=每)"),
        // Periods that describe a noun: whether they ask for a rhythm is for a person to say.
        new(TimeKind.Noun, "每个?(?:年|月|季度?|半年|周|旬)度?的(?![0-9第首末最前同上中下一二三四五六七八九十])"),
        new(TimeKind.Noun, $"每个?(?:年|月|季度?|半年|周|旬)(?:{Day}[日号])?[^,。;、0-9一二两三至不]{{1,8}}(?:制度|机制)"),
        new(TimeKind.Noun, $"月度{Named}", Recurrence.Monthly),
        new(TimeKind.Noun, $"(?<![第一二三四1-4本上])季度{Named}", Recurrence.Quarterly),
        new(TimeKind.Noun, $"(?<![上下])半年度{Named}", Recurrence.HalfYearly),
        new(
            TimeKind.Noun,
            $"(?<![每第一二三四0-9按逐])[日周旬月季]度?{Meeting}(?:[、和][日周旬月季]度?[^,。;、]{{1,4}}){{0,3}}等?的?[^,。;、]{{0,5}}(?:制度|机制)"
        ),
        // What speaks of a time and asks nothing.
        new(TimeKind.Described, $"每年度?的?(?=(?:{Quarter}|[上下]半年|{Month}){Acts}(?![^,。;]*次))"),
        new(
            TimeKind.Described,
            $"{Month}{Day}[日号](?:起?施行|起?实施|起|以来|召开的|印发|会议|讲话|通知|文件|事故|的(?=[^,。]{{0,6}}(?:会议|讲话|通知|事故)))"
        ),
        new(
            TimeKind.Described,
            $"(?:确保|保证|实现|保障)[^,。;、]{{0,4}}?(?:{Quarter}|[上下]半年|全年|{Month})(?=[^,。;]{{0,8}}(?:稳定|安全|平稳|有序))"
        ),
        // Months one after the other, of which a date would take only the last.
        new(TimeKind.Unread, $"(?:[0-9]{{1,2}}月?[、,和及])+[0-9]{{1,2}}月(?:{Day}[日号]|[底末])?{Before}?"),
        // Rhythms.
        new(
            TimeKind.Rhythm,
            "每[日天](?![报志])|每个?工作日|逐日|每班|天天|每(?:[0-9]{1,2}|[两二三四])?个?小时|日(?=调度|通报|巡查|排查|清零)",
            Recurrence.Continuous,
            "a daily rhythm is not run by the calendar: choose continuous, or weekly"
        ),
        new(TimeKind.Rhythm, $"每[两2二]周|双周|每?隔[1一]?周|[两2]周[1一]{Deed}", Recurrence.Continuous, Choose("weekly, tendaily or monthly")),
        new(
            TimeKind.Rhythm,
            $"每半个?月|半个?月[1一]{Deed}|每(?:15|十五)[天日]",
            Recurrence.Continuous,
            Choose("tendaily, or monthly with perPeriod: 2")
        ),
        new(TimeKind.Rhythm, $"每[个1一]?旬|逐旬|按旬|每(?:10|十)[天日](?!内)|(?:一旬一|1旬1){Deed}|旬(?=调度|通报|会商)", Recurrence.Tendaily),
        new(
            TimeKind.Rhythm,
            $"每[个1一]?(?:周|星期)(?!年)|逐周|按周|周周|每[7七][天日](?!内)|[1一]周[1一]{Deed}|{Alone}(?<![本上下当同每])(?:周(?={Meeting})|[1一]?周{Least})",
            Recurrence.Weekly
        ),
        new(
            TimeKind.Rhythm,
            $"每[2两二]个?月|逢?双月|每隔[1一]个?月|隔月|(?<![0-9一二三四五六七八九十前后近])[两2二]个?月[1一]{Deed}",
            Recurrence.Bimonthly
        ),
        new(TimeKind.Rhythm, "每(?:[457-9四五七八九十]|10)个?月", Recurrence.Continuous, Choose("quarterly or halfyearly")),
        new(
            TimeKind.Rhythm,
            $"每[3三]个?月|每[个1一]?季度?|逐季度?|按季度?(?!度?[^,。;]{0, 4}(?:计划|方案|要求))|季季|(?<![第一二三四1-4本上])(?:[1一]季度?[1一]{Deed}|季度[1一]次|季度?(?={Meeting}|分析)|季度?{Least})",
            Recurrence.Quarterly
        ),
        new(
            TimeKind.Rhythm,
            $"每[个1一]?半年度?|每[6六]个?月|按半年|上半年[、和及,与]?下半年(?:各|分别|均|至少)?|上、?下半年(?:各|分别|均)|年中[、和及与]年[末底终](?:各|分别|均)"
                + $"|(?<![上下])半年度?(?:[1一]{Deed}|(?=总结|检查|报告|考核|评估|通报|小结)|{Least})",
            Recurrence.HalfYearly
        ),
        new(
            TimeKind.Rhythm,
            "每[2-5两二三四五]年",
            Recurrence.Continuous,
            "a rhythm of several years goes beyond a list of one year: choose once with a day, or yearly"
        ),
        new(TimeKind.Rhythm, "每个?(?:学期|学年|汛期)", Recurrence.Continuous, Choose("halfyearly, or once for each with a day of its own")),
        new(
            TimeKind.Rhythm,
            $"(?<!类)每[个1一]?月(?!份?的?安全生产月)|逐月|按月(?!度)|月月|{Alone}[1一]月[1一]{Deed}|(?<![0-9一二三四五六七八九十每本上下当])月度[1一]次"
                + $"|(?<![0-9一二三四五六七八九十每逐按个年产度份双隔本上下当])月(?:度?(?={Meeting})|{Least})",
            Recurrence.Monthly
        ),
        new(
            TimeKind.Rhythm,
            $"每[个1一]?年度?(?!龄)|逐年|[1一]年[1一]{Deed}|{Alone}(?<![上下半全本当去今明次每])年(?=不少于|不得少于|至少|不低于)",
            Recurrence.Yearly
        ),
        // A mere hint: other words beside it win.
        new(TimeKind.Hint, "年度(?=[^,、。;]{0,14}(?:考核|评估|评价|总结|述职))", Recurrence.Yearly),
        // 每周一调度 is once a week beside 每月一通报, and may be each Monday alone.
        new(TimeKind.Described, $"(?<=每周)一(?={Deed}.*[每半][日天旬月季年]度?一)|(?<=每[日天旬月季年]度?一.*每周)一(?={Deed})"),
        new(TimeKind.Unread, $"(?<=每周)一(?={Deed})"),
        // The day within each period.
        new(
            TimeKind.DayWithin,
            $"(?<=每个?(?:周|星期)的?)[一二三四五六日天](?:下班|上午|下午)?{Before}?(?![、,和及至-](?:周|星期)?[一二三四五六日天])"
        ),
        new(TimeKind.DayWithin, $"{Alone}(?<![上下本每])周[一二三四五](?:下班|上午|下午)?{Before}"),
        new(TimeKind.DayWithin, $"(?:应?于|在)?(?:次月|下个?月)的?{Day}[日号](?:{Before}|内)?"),
        new(TimeKind.DayWithin, $"(?<=每个?(?:月|季度?|半年)度?|月度|季度|半年)(?:结束|终了)?之?后{Day}[日天]之?内"),
        new(TimeKind.DayWithin, $"(?<=每个?月的?){Day}[日号](?!{Before}?[、,和及至-](?:每月)?{Day}[日号])(?:{Before}|内)?"),
        new(
            TimeKind.DayWithin,
            $"(?:首个?月|末月|最后[一1]个月|第[一二三四五六1-6]个月)前?的?(?:{Day}[日号](?:{Before}|内)?|[上中下]旬{Before}?|月?[底末]?(?:{Before}|内)?)"
        ),
        new(TimeKind.DayWithin, $"(?<=每个?月的?)[上中下]旬(?:{Before}|内)?"),
        new(TimeKind.DayWithin, $"(?<=每个?月的?)(?:第[一二三四1-4]个?|首个?|最后[一1]?个?)(?:周的?)?(?:周|星期)[一二三四五六日天]{Before}?"),
        new(TimeKind.DayWithin, $"(?<=每个?(?:月|季度?|半年))(?:月|度|季度?)?[底末]{Before}?|{Alone}(?<![年每个])(?:月[底末]|季度?末){Before}"),
        new(TimeKind.DayWithin, $"(?<![月0-9一二三四五六七八九十、至到—~-]){Day}[日号]{Before}"),
        // Dates; the beginning of a span belongs to it.
        new(
            TimeKind.Date,
            $"(?:(?:[0-9]{{4}}年)?{Month}(?:{Day}[日号]|[上中下]旬|[初底末])?起?{To})?(?:{Deadlines.DayPattern})"
                + $"(?:下班|上午|下午|中午|[0-9]{{1,2}}[时点](?:[0-9]{{1,2}}分)?)?{Before}?"
        ),
        new(
            TimeKind.Described,
            $"[0-9]{{4}}年?{To}[0-9]{{4}}年度?|[0-9一二两三四五六七八九十]{{1,3}}年(?:行动|规划|计划|攻坚|方案|滚动|以[上下来]|来|制)"
        ),
        new(
            TimeKind.Described,
            $"近(?:期|日|年来?|{Number}(?:个月|年)来?)|[去上往历多前同]年度?(?![底末第])|[上同][一个1]?个?(?:月|周|季度?|期)(?!底)"
        ),
        new(TimeKind.Described, "上半年度?(?=工作|情况|任务|总结|数据)|[当本该](?:年度?|月|季度?|周|期|旬)(?![底末0-9第])|今年(?![底末])"),
        new(TimeKind.Described, "[0-9]{4}年度?(?![底末前第0-9一二三四五六七八九十])|四季(?!度)|季节性?|(?:24|8)小时|全天候|昼夜"),
        new(TimeKind.Described, "(?:安全生产|消防宣传|宣传|质量|活动|防灾减灾|服务)[月周日](?=活动|宣传|,|。|$)"),
        new(TimeKind.Season, Season),
        new(TimeKind.Term, $"{Number}个?(?:工作日|日|天|小时|分钟|周|月|星期|年)之?内|次日|当[日天]|即日|之日起"),
        new(TimeKind.Vague, "适时|视情|择机|按需"),
        new(TimeKind.About, "年初|年中|岁末"),
        // Whatever else speaks of a time.
        new(TimeKind.Unread, "每[^,。;、□]{0,2}(?:[日天周旬月季期]|年(?!龄))|每[^,。;、□0-9]{0,5}(?:年度|季度|周期|期间)"),
        new(TimeKind.Unread, $"{Number}个?(?:月(?!子)|周(?!年)|季度|工作日)[初中底末]?(?:{Before}|内)?|{Day}[日号](?![常报志])"),
        new(TimeKind.Unread, "(?<=每个?(?:月|季度?|半年|年))[初中](?![级心学国考])"),
        new(TimeKind.Unread, "月度", Recurrence.Monthly),
        new(TimeKind.Unread, "季度", Recurrence.Quarterly),
        new(TimeKind.Unread, "半年度", Recurrence.HalfYearly),
        new(TimeKind.Unread, $"[0-9]{{4}}年[前底末]?|[上中下]旬{Before}?|[上下]半年|(?:周|星期)[一二三四五六日天](?=[前上下报召开])"),
        new(TimeKind.Unread, $"{Holiday}|逢?单月|隔日|农历|正月|腊月|除夕|{Alone}(?<![每年])[月季旬](?:[初末底]|度末)|[月季旬年][初末底]{Before}"),
    ];

    private static string Choose(string choices) => $"is no rhythm of the product: choose {choices}";
}
