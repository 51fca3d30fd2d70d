using System.Text.RegularExpressions;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>The verbs of official Chinese, and what the place of a clause in its sentence makes of it.</summary>
internal static partial class Acts
{
    /// <summary>The kind of the first act of a clause, passing over 督促, 指导, 组织 and the like, which lead to another.</summary>
    /// <param name="printed">As printed, for the clause whose only act stands in quotation marks.</param>
    public static ActKind KindOf(string covered, string printed)
    {
        if (Never().IsMatch(covered))
            return ActKind.None;
        if (Always().IsMatch(covered))
            return ActKind.Standing;
        if ((First(covered) ?? First(printed)) is { } match)
            return match.Groups["once"].Success ? ActKind.Once
                : match.Groups["carry"].Success || Gathering().IsMatch(covered) ? ActKind.CarryOut
                : ActKind.Standing;
        return Gathering().IsMatch(covered) ? ActKind.CarryOut
            : Leading().IsMatch(covered) ? ActKind.Standing
            : ActKind.None;
    }

    // 专项整治, 督查检查 are nouns more often than acts: another verb beside them wins.
    private static Match? First(string clause)
    {
        MatchCollection all = Act().Matches(clause);
        return all.FirstOrDefault(m => !Noun().IsMatch(m.Value)) ?? (all.Count > 0 ? all[0] : null);
    }

    /// <summary>An act that is done once by its nature (制定, 公布), but again and again where the list says so; 成立 and 建立 are not.</summary>
    public static bool MayRecur(string covered) => First(covered) is { } act && Repeatable().IsMatch(act.Value);

    /// <summary>An act that goes on where the list says 长期 or 持续: 积极参加培训. A plan that is made once does not.</summary>
    public static bool MayGoOn(string covered) => First(covered) is { } act && GoingOn().IsMatch(act.Value);

    /// <summary>A circumstance that belongs to the clause after it: 结合…, 按照…要求, …的, …后.</summary>
    public static bool IsLeadIn(string covered) =>
        LeadIn().IsMatch(covered)
        || (EndsOpen().IsMatch(covered) && !Counts.In(covered).Any(c => c.Deeds))
        || (Towards().IsMatch(covered) && KindOf(covered, covered) == ActKind.None);

    /// <summary>A condition or an object of its own: 对…, …的.</summary>
    public static bool IsConditional(string covered) => Conditional().IsMatch(covered);

    /// <summary>An aim, a result or a step of the act before it: 研究…, 确保…, 形成….</summary>
    public static bool IsTail(string covered) => Tail().IsMatch(covered);

    /// <summary>A share that is aimed at (整改率达到95%).</summary>
    public static bool HasShare(string covered) => Share().IsMatch(covered);

    /// <summary>Something that happens calls for the act: 接到事故报告后立即…, 对发生事故的….</summary>
    public static bool IsEvent(string covered) => Event().IsMatch(covered);

    /// <summary>The verb that begins a part after 、, such as 、完成…</summary>
    public static Match PartAfter(string covered, int from) => Part().Match(covered, from);

    [GeneratedRegex("不(?:实行|再|需|必|做)")]
    private static partial Regex Never();

    [GeneratedRegex("常态化|长期坚持|持续|经常性|不定期|定期|适时|随时|不断|坚持|始终|动态|^(?:并|要|应)?(?:及时|随时|实时)")]
    private static partial Regex Always();

    [GeneratedRegex(
        "^(?:研究|检查|督查|督导|暗访|抽查|巡查|排查|摸排|培训|演练|宣传|学习|评估|考核|约谈|调研|观摩|会商|整治|部署|执法|管控|治理|整改|执行|防范|处罚|总结|更新|报告|通报|保障)$"
    )]
    private static partial Regex Noun();

    // 组织安全咨询日活动 is carried out, whatever verb its name holds; 组织落实… goes on.
    [GeneratedRegex("组织[^,]*(?:活动|竞赛|比赛|讲座|座谈|研讨|拉练|仪式)$")]
    private static partial Regex Gathering();

    [GeneratedRegex(
        "参加|公布|发布|召开|举办|举行|完善|健全|提交|印发|备案|学习|完成|出具|汇编|制作|张贴|编印|评选|表彰|修订|验收|摸清|动员|取缔|纳入"
    )]
    private static partial Regex Repeatable();

    [GeneratedRegex("参加|公布|发布|召开|举办|举行|提交|学习")]
    private static partial Regex GoingOn();

    [GeneratedRegex("督促|指导|组织|统筹|监督|引导|要求|协调|提请|牵头|负责|推动")]
    private static partial Regex Leading();

    [GeneratedRegex(
        """
            (?<once>制定|制订|拟定|编制|编写|编印|汇编|起草|出台|建立|建成|新建|搭建|组建|成立|设立|设置|配备|配齐|完成|制作|印发|公布|发布|召开|举办|举行|纳入|修订|修编|签订|签署|启动|参加|提交|出具|评选
                |表彰|普查|摸清|绘制|安装|建档|动员|取缔|创建|张贴|健全|完善|明确|确定|命名|授牌|验收|备案|开工|竣工|完工|投用|投产|交付|启用|通车|关停|拆除|清退|清理|清查|清淤|收回|追缴|学习(?=[《□]))
            |(?<carry>开展|实施|报送|上报|报告|通报|反馈|报市|报县|报区|报省|检查|督查|督导|暗访|抽查|巡查|排查|摸排|培训|演练|宣传|学习|评估|考核|约谈|调研|观摩|会商|听取|研究|刊发|公示|曝光|走访|总结
                |推送|更新|整治|部署|述职|述安|轮训|普法|执法|调度|研判|点评|排名|清零|覆盖|监测|检测|自查|核查|复查|测评|储备|检修|维修|解读|征集|答复)
            |(?<standing>落实|加强|强化|深化|推进|加大|加快|严格|规范|坚决|抓好|做好|做实|履行|压实|夯实|巩固|保持|发挥|提升|提高|优化|严厉|严肃|严查|打击|支持|鼓励|配合|移交|发出|整改|查处|处罚|暂扣
                |吊销|管控|治理|执行|防范|防止|杜绝|遏制|从严|从重|关注|掌握|畅通|保障|拓展|扩大|增强|营造|推广|推行|实行|采取|聚焦|压紧|盯紧|守牢)
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Act();

    [GeneratedRegex(
        "^(?:并|同时|要|应)?(?:结合|按照|按(?!时|期|月|季|周|旬|年|规定|要求报)|根据|依据|围绕|聚焦(?!.*(?:开展|召开))|针对|对照|通过|以[^,]{1,30}为|依托|充分利用|利用|(?:综合)?运用|借助|针对|依据"
            + "|在[^,]{1,30}(?:基础上|前提下|期间|时)$|为(?!期)|自[^,]{1,20}起$|从[^,]{1,20}起$|对于|凡|如|若|当[^年]|经|鉴于|存在)"
    )]
    private static partial Regex LeadIn();

    [GeneratedRegex(
        "的$|后$|(?:期间|以来|之前|之时|时)$|采取[^,]{0,30}(?:方式|形式|办法)□*$|按(?!时|期|月|季|周|旬|年)[^,]*(?:要求|原则|标准|部署|方案|计划)$|^(?:各|全市|全县"
            + "|全区)[^,]{0,24}(?:单位|部门|企业|县区|县\\(区\\)|镇|街道|政府|委员会)$"
    )]
    private static partial Regex EndsOpen();

    [GeneratedRegex("^(?:并|要|应)?对(?!照|标)")]
    private static partial Regex Towards();

    [GeneratedRegex("^(?:并|要|应)?(?:对(?!照|标)|属于|凡|如|若|发现)|的$")]
    private static partial Regex Conditional();

    [GeneratedRegex(
        "^(?:检查|督查|评估|考核|评比|暗访|抽查)?结果(?:在|向|予以|进行|全)[^,]{0,8}(?:通报|公布|公示|公开)|^每次|^(?:对)?发现(?:的)?(?:各类)?(?:问题|隐患)|^(?:并|从而|以|进而|同时|要|应"
            + "|专题|着力|有效|全面|坚决|进一步|及时|切实|认真|统筹|逐项|逐一|层层|严格|分级|分类)*(?:分解|细化|安排部署|部署|听取|研究(?!制定|出台|制订)|分析|研判|确保|推动|实现|提高|提升|减少|降低|防止|防范|形成|实行"
            + "|做到|达到|保障|促进|力争|杜绝|确定|采取|消除|遏制|增强|营造|跟踪|解决|避免|使|让|不得|严防|严禁|总结|回顾|做好[^,。;]{0,6}(?:记录|笔记|台账|登记|归档)|督促整改|限期整改|整改到位|落实到|维护|服务|助力"
            + "|传达|通报情况|交流|点评|明确|压实|着力)|^由[^,]{1,20}(?:组织|负责|牵头|承担|主持|汇总|实施)|可以?(?:临时|随时|视情|根据|邀请|采取|由)"
    )]
    private static partial Regex Tail();

    [GeneratedRegex("[0-9]{1,3}(?:\\.[0-9]+)?%|百分之")]
    private static partial Regex Share();

    [GeneratedRegex(
        "(?:接到|接报|发生(?!过)|遇有|出现)[^,。]{0,14}(?:事故|险情|灾情|突发)[^,。]{0,10}(?:的|后|时|,|$)|(?:立即|即时|第一时间|即刻)[^,。]{0,16}(?:报告|上报|报送|报市|报县)|事故[^,。]{0,10}(?:立即|即时|第一时间)"
    )]
    private static partial Regex Event();

    [GeneratedRegex(
        "、(?=(?:每|(?:[一1](?=[月季周旬年][一1])))(?:个?月|季|周|旬|半?年)|半年[一1]|(?:每[^、,]{1,4})?(?:至少|统筹|组织|集中|分别)?(?:完成|通报|印发|制定|建立|开展|报送|召开|落实"
            + "|设置|发布|公布|编制|配备|签订|组织|发|上报|挂牌督办)[^、]{2,})"
    )]
    private static partial Regex Part();
}
