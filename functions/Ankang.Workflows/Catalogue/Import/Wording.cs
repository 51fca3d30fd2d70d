using System.Text.RegularExpressions;
using Ankang.Workflows.Catalogue.Import.Reading;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue.Import;

/// <summary>Drafts the words by which the product calls a duty: title, short name, demand, the slug of its id.</summary>
internal static partial class Wording
{
    private const int LongestTitle = 60;

    private static readonly (string Words, string Slug)[] Slugs =
    [
        ("事故|险情", "incident"),
        ("稿件|宣传报道|刊发", "articles"),
        ("演练", "drill"),
        ("培训|轮训", "training"),
        ("学习", "study"),
        ("会议|常委会|常务会|例会|调度|会商", "meeting"),
        ("通报", "bulletin"),
        ("检查|督查|督导|巡查|抽查|暗访|执法", "inspection"),
        ("评估|考核", "assessment"),
        ("隐患|排查", "hazards"),
        ("预案", "emergency-plan"),
        ("方案|计划", "plan"),
        ("清单", "list"),
        ("台账|档案", "ledger"),
        ("制度|机制|办法|规定", "rules"),
        ("宣传|标语|警示|“五进”", "publicity"),
        ("责任", "responsibility"),
        ("信息|报送", "information"),
    ];

    public static string Slug(ReadDuty duty) =>
        duty.ReportUp ? "report" : Slugs.FirstOrDefault(s => Regex.IsMatch(duty.Core, s.Words)).Slug ?? "duty";

    public static string Title(ReadDuty duty)
    {
        string title = Named(duty);
        if (duty.Subject is { } subject)
            title = $"{subject}：{title}";
        return title.Length <= LongestTitle ? title : title[..(LongestTitle - 1)] + "…";
    }

    /// <summary>At most 12 characters: what is counted, made or reported.</summary>
    public static string ShortName(ReadDuty duty)
    {
        const string report = "报送";
        string name = Object(
            duty.Reported ?? Undated(duty, duty.Core),
            duty.ReportUp ? CatalogueReader.MaxShortName - report.Length : CatalogueReader.MaxShortName
        );
        return duty.ReportUp && !name.EndsWith(report, StringComparison.Ordinal) ? name + report : name;
    }

    /// <summary>The predicate of "{你单位}应于…前", with {period} where a recurring duty names its period.</summary>
    public static string Demand(ReadDuty duty)
    {
        string demand = Named(duty).Replace('{', '（').Replace('}', '）');
        if (!duty.Recurrence.IsPeriodic())
            return demand;
        TimeWord[] rhythms = [.. Rhythms.In(Blanks.HalfWidth(demand))];
        if (Array.Find(rhythms, r => r.Recurrence == duty.Recurrence) is not { } rhythm)
            return "在{period}内" + demand;
        string before = demand[..rhythm.At],
            behind = demand[rhythm.End..];
        if (duty.Subject is { } subject)
        {
            // Of two who share the sentence, only its own part: 提请市委在{period}至少召开1次常委会.
            before = demand.StartsWith("提请", StringComparison.Ordinal) ? "提请" + subject : "";
            behind = Meetings().Replace(demand[rhythms[^1].End..], m => m.Groups[duty.SubjectAt + 1].Value, 1);
        }

        return (Subject().IsMatch(before) && duty.Subject is null ? "" : before) + "在{period}" + behind;
    }

    private static string Named(ReadDuty duty)
    {
        string words = Full(Joint().Replace(Undated(duty, duty.Words), ""));
        return duty.Reported is { } reported && Bare().IsMatch(duty.Words) ? Object(reported, 30) + words
            : words.Length > 0 ? words
            : "责任事项";
    }

    // The day within each period is said by the product itself: 应于3月25日前….
    private static string Undated(ReadDuty duty, string text) => duty.DueWithin is null ? text : DaysWithin.Undated(text);

    private static string Object(string core, int longest)
    {
        string plain = Brackets().Replace(Blanks.HalfWidth(Joint().Replace(core, "")), "");
        string first = plain.Split([',', '。', ';', ':'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? plain;
        Match counted = Counted().Match(first);
        string name =
            counted.Success && counted.Groups["what"].Value.Length >= 2 ? counted.Groups["what"].Value
            : Made().Match(first) is { Success: true } made && made.Groups["what"].Value.Length >= 2 ? made.Groups["what"].Value
            : first;
        name = Cut(Marks().Replace(name, ""), longest);
        return name.Length > 0 ? name : "责任事项";
    }

    public static FormKind Form(ReadDuty duty)
    {
        return duty.Accident ? FormKind.Accident
            : duty.Recurrence == Recurrence.Continuous ? FormKind.Standing
            : duty.ReportUp ? FormKind.Bulletin
            : Has("稿件|刊发|宣传报道") && duty.Counter is "篇" or "条" ? FormKind.Articles
            : Has("(?:^|前|每月|每季度?|每周|每旬|每半年|每年)(?:报送|上报)") ? FormKind.Bulletin
            : Has("检查|督查|督导|巡查|抽查|暗访|演练|排查") && !Has("通报|会议") ? FormKind.Inspection
            : Has("会议|常委会|常务会|例会|学习|培训|听取|调度会") ? FormKind.Meeting
            : duty.Recurrence == Recurrence.Once && duty.PerPeriod is null ? FormKind.Once
            : FormKind.Bulletin;

        bool Has(string words) => Regex.IsMatch(duty.Core, words);
    }

    /// <summary>With full-width punctuation and without the final stop, in one line.</summary>
    private static string Full(string text) =>
        string.Concat(
            Blanks
                .Removed(text)
                .TrimEnd('。', ';', '；', ':', '：', ',', '，')
                .Select(c =>
                    c switch
                    {
                        ',' => '，',
                        ';' => '；',
                        ':' => '：',
                        '(' => '（',
                        ')' => '）',
                        _ => c,
                    }
                )
        );

    /// <summary>The end of a name that is too long, from the beginning of a word where one shows.</summary>
    private static string Cut(string name, int longest)
    {
        if (name.Length > longest)
        {
            name = name[^longest..];
            int word = name.AsSpan(0, longest / 2).LastIndexOfAny('的', '、', '和');
            name = name[(word + 1)..];
        }

        // A mark whose partner was cut off.
        foreach ((char open, char close) in new[] { ('“', '”'), ('《', '》') })
            if (name.Contains(open) != name.Contains(close))
                name = name.Replace(open.ToString(), "", StringComparison.Ordinal).Replace(close.ToString(), "", StringComparison.Ordinal);
        return name.Trim('、', '—');
    }

    [GeneratedRegex(
        "(?:[0-9]{1,4}|[一二两三四五六七八九十百]{1,5})(?:[-—~至][0-9一二三四五六七八九十]{1,4})?个?(?:次|篇|期|批|场|轮|份|条|项|遍|例)(?:以上|的)?(?<what>[^0-9]{2,})$"
    )]
    private static partial Regex Counted();

    [GeneratedRegex(
        "(?:制定和完善|建立健全|建立完善|健全完善|制定|制订|编制|印发|建立|完善|健全|召开|开展|组织开展|设置|设立|制作|配备|完成|落实|加强|强化|推进|公布|发出|移交|学习)(?<what>.{2,})$"
    )]
    private static partial Regex Made();

    [GeneratedRegex("^(?:并|同时|要|应|须|还要|一是|二是|三是)+(?!求|用|急)")]
    private static partial Regex Joint();

    // 并报市安委办: what is reported stands in the duty before.
    [GeneratedRegex("^(?:并|同时|及时)*(?:报|上报|报送)(?!告)")]
    private static partial Regex Bare();

    [GeneratedRegex("([^，、0-9次至]{2,10}会)、([^，、]{2,10}会)")]
    private static partial Regex Meetings();

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Brackets();

    [GeneratedRegex("[^\\p{L}\\p{N}“”《》—、]")]
    private static partial Regex Marks();

    // What stands before the rhythm is a bare subject, not a part of what is asked.
    [GeneratedRegex("^(?!.*(?:督促|指导|提请|组织|统筹|采取|对|在|通过|向|将|按照))[^，。]*$")]
    private static partial Regex Subject();
}
