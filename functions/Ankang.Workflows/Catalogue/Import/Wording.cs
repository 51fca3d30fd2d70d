using System.Text.RegularExpressions;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue.Import.Reading;

namespace Ankang.Workflows.Catalogue.Import;

/// <summary>Drafts the words by which the product calls a duty: title, short name, demand, the slug of its id.</summary>
internal static partial class Wording
{
    private const int LongestTitle = 60;

    private static readonly (string Words, string Slug)[] Slugs =
    [
        ("事故|险情", "incident"), ("稿件|宣传报道|刊发", "articles"), ("演练", "drill"), ("培训|轮训", "training"), ("学习", "study"), ("会议|常委会|常务会|例会|调度|会商", "meeting"),
        ("通报", "bulletin"), ("检查|督查|督导|巡查|抽查|暗访|执法", "inspection"), ("评估|考核", "assessment"), ("隐患|排查", "hazards"), ("预案", "emergency-plan"),
        ("方案|计划", "plan"), ("清单", "list"), ("台账|档案", "ledger"), ("制度|机制|办法|规定", "rules"), ("宣传|标语|警示|“五进”", "publicity"), ("责任", "responsibility"), ("信息|报送", "information"),
    ];

    public static string Slug(ReadDuty duty) => duty.ReportUp ? "report" : Slugs.FirstOrDefault(s => Regex.IsMatch(duty.Core, s.Words)).Slug ?? "duty";

    public static string Title(ReadDuty duty)
    {
        string title = Full(duty.Core);
        if (duty.Subject is { } subject) title = $"{subject}：{title}";
        return title.Length <= LongestTitle ? title : title[..(LongestTitle - 1)] + "…";
    }

    /// <summary>At most 12 characters: what is counted or made.</summary>
    public static string ShortName(ReadDuty duty)
    {
        string core = Brackets().Replace(Blanks.HalfWidth(duty.Core), "");
        string first = core.Split([',', '。', ';', ':'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? core;
        Match counted = Counted().Match(first);
        string name = counted.Success && counted.Groups["what"].Value.Length >= 2 ? counted.Groups["what"].Value
            : Made().Match(first) is { Success: true } made && made.Groups["what"].Value.Length >= 2 ? made.Groups["what"].Value : first;
        name = Marks().Replace(name, "");
        if (name.Length == 0) name = "责任事项";
        if (duty.ReportUp && !name.EndsWith("报送", StringComparison.Ordinal)) name = Cut(name, CatalogueReader.MaxShortName - 2) + "报送";
        return Cut(name, CatalogueReader.MaxShortName);
    }

    /// <summary>The predicate of "你单位应于…前", with {period} where a recurring duty names its period.</summary>
    public static string Demand(ReadDuty duty)
    {
        string demand = Full(duty.Core).Replace('{', '（').Replace('}', '）');
        if (!duty.Recurrence.IsPeriodic()) return demand;
        Rhythm? rhythm = Rhythms.In(Blanks.HalfWidth(demand)).FirstOrDefault(r => r.Recurrence == duty.Recurrence);
        if (rhythm is null || rhythm.Length == 0) return "在{period}内" + demand;
        string before = demand[..rhythm.At];
        return (Subject().IsMatch(before) ? "" : before) + "在{period}" + demand[rhythm.End..];
    }

    public static FormKind Form(ReadDuty duty)
    {
        return duty.Accident ? FormKind.Accident
        : duty.Recurrence == Recurrence.Continuous ? FormKind.Standing
        : duty.ReportUp ? FormKind.Bulletin
        : Has("稿件|刊发|宣传报道") && duty.Counter is "篇" or "条" ? FormKind.Articles
        : Has("检查|督查|督导|巡查|抽查|暗访|演练|排查") && !Has("通报|会议") ? FormKind.Inspection
        : Has("会议|常委会|常务会|例会|学习|培训|听取|调度会") ? FormKind.Meeting
        : duty.Recurrence == Recurrence.Once && duty.PerPeriod is null ? FormKind.Once : FormKind.Bulletin;

        bool Has(string words) => Regex.IsMatch(duty.Core, words);
    }

    /// <summary>With full-width punctuation and without the final stop, in one line.</summary>
    private static string Full(string text) => string.Concat(Blanks.Removed(text).TrimEnd('。', ';', '；').Select(c => c switch
    {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '(' => '（',
        ')' => '）',
        _ => c,
    }));

    private static string Cut(string name, int length) => name.Length <= length ? name : name[^length..];

    [GeneratedRegex("(?:[0-9]{1,4}|[一二两三四五六七八九十百]{1,5})(?:[-—~至][0-9一二三四五六七八九十]{1,4})?个?(?:次|篇|期|批|场|轮|份|条|项|遍|例)(?:以上|的)?(?<what>[^0-9]{2,})$")]
    private static partial Regex Counted();

    [GeneratedRegex("(?:制定和完善|建立健全|建立完善|健全完善|制定|制订|编制|印发|建立|完善|健全|召开|开展|组织开展|设置|设立|制作|配备|完成|落实|加强|强化|推进|公布|发出|移交|学习)(?<what>.{2,})$")]
    private static partial Regex Made();

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Brackets();

    [GeneratedRegex("[^\\p{L}\\p{N}“”《》—、]")]
    private static partial Regex Marks();

    // What stands before the rhythm is a bare subject, not a part of what is asked.
    [GeneratedRegex("^(?!.*(?:督促|指导|提请|组织|统筹|采取|对|在|通过|向|将|按照))[^，。]*$")]
    private static partial Regex Subject();
}
