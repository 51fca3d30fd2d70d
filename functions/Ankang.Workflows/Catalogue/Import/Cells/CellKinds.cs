using System.Text.RegularExpressions;

namespace Ankang.Workflows.Catalogue.Import.Cells;

/// <summary>Tells what stands in a cell by the cell alone.</summary>
internal static partial class CellKinds
{
    private const int LongestName = 26;
    private const int LongestTime = 80;
    private const int ShortestSentence = 12;

    public static CellKind Of(string text)
    {
        string half = Blanks.HalfWidth(text);
        if (half.Length == 0)
            return CellKind.Empty;
        if (Number().IsMatch(half))
            return CellKind.Number;
        if (half.Length <= LongestTime && IsTime(half))
            return CellKind.Time;
        if (IsNames(text))
            return CellKind.Names;
        if (Person().IsMatch(half))
            return CellKind.Person;
        return half.Length >= ShortestSentence || half.AsSpan().IndexOfAny('。', ';') >= 0 || Tells.Time(half) ? CellKind.Sentence : CellKind.Words;
    }

    /// <summary>All of it names units or groups of them, perhaps with who leads and who helps.</summary>
    public static bool IsNames(string text)
    {
        if (text.Length > 400)
            return false;
        string[] parts =
        [
            .. Between()
                .Split(Brackets().Replace(Role().Replace(text.Trim(), "、"), ""))
                .Select(p => Chaff().Replace(Blanks.HalfWidth(p), ""))
                .Where(p => p.Length > 0),
        ];
        return parts.Length > 0 && parts.Count(IsName) * 5 >= parts.Length * 4;
    }

    /// <summary>Ends as a unit is called, and begins with no verb.</summary>
    public static bool IsName(string part) => part.Length is >= 2 and <= LongestName && Ending().IsMatch(part) && !Verb().IsMatch(part);

    private static bool IsTime(string half) => Strong().IsMatch(half) && TimeWords().Replace(half, "").Length * 5 <= half.Length;

    [GeneratedRegex(@"^第?[(\[]?(?:[0-9]{1,4}|[一二三四五六七八九十]{1,4})[)\]]?[.、项]?$")]
    private static partial Regex Number();

    [GeneratedRegex(
        "[0-9]|年|[一二三四五六七八九十上下]月|季|周|旬|长期|持续|常态|即时|立即|立行|即知|及时|全程|动态|日常|经常|汛|节前|节点|时限|贯穿|每月"
    )]
    private static partial Regex Strong();

    [GeneratedRegex(
        @"[0-9]{4}[年.\-/](?:[0-9]{1,2}[.\-/]?[0-9]{0,2})?度?|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})月份?|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号]"
            + "|年(?:底|末|内|初|中|终|度)|全年|本年|当年|次年|第?[一二三四1-4]季度?|季度|[上下]半年|半年|[上中下]旬|(?:以|之|完成)?前|完成|建成|到位"
            + @"|底|末|起|[至到\-—–~]|每(?:年度?|季度?|月|周|旬|日|天|学期|半年)|至少|不少于|不低于|(?:各|开展|进行|组织)?(?:[0-9]+|[一二两三四])次(?:以上)?"
            + "|并|需|(?:长期|持续|常态化?|全程|一直|不间断|日常|经常性?|动态|实时|及时|即时|随时|适时|定期|贯穿)(?:全年|坚持|推进|实施|开展|化|落实|性|保持|更新|进行|管理|整改|做好)*"
            + "|立行立改|立即|即知即改|立查立改|整改|销号|按(?:照)?(?:时间|规定|要求|计划|上级|有关)*(?:节点|时限|时间|要求)?|汛[期前后]|主汛期|(?:国庆|春节|元旦|五一|中秋|节)"
            + "|重点时段|实行|[、,;。()]|各"
    )]
    private static partial Regex TimeWords();

    [GeneratedRegex(@"[、,，;；/\s。]|(?<=[局办委府部会])(?:和|及|与|会同)")]
    private static partial Regex Between();

    [GeneratedRegex("[（(〔\\[][^（）()〔〕\\[\\]]*[）)〕\\]]")]
    private static partial Regex Brackets();

    [GeneratedRegex("(?:牵头|责任|配合|主责|协办|承办|督导)(?:单位|部门|科室|领导)?[:：]")]
    private static partial Regex Role();

    [GeneratedRegex(
        "^(?:由|及|和|以及)|(?:按照?(?:各自)?职责(?:分工)?(?:负责)?(?:落实|抓好)?|(?:分工)?(?:共同)?负责(?:落实)?|牵头|配合|参与|协助|等)+$"
    )]
    private static partial Regex Chaff();

    [GeneratedRegex(
        "(?:局|委|办|政府|单位|部门|中心|公司|厅|院|队|街道|街道办|镇|乡|县|区|市|协会|学会|学校|医院|企业|集团|工会|妇联|部|委员会|指挥部|办公室|组"
            + "|专班|科|股|处|室|站|所|园|村|社区|农场|机构|团委|党委|党组|党工委|管委会|安委会|工商联|残联|文联|科协|联社|银行|基地|分局|大队|窗口|委会|校|小学|中学|幼儿园|成员|班子|机关|网格员)$"
    )]
    private static partial Regex Ending();

    [GeneratedRegex(
        "^(?:召开|开展|组织|制定|制订|加强|完善|建立|落实|推进|强化|深化|健全|规范|做好|抓好|每|按|对|将|向|及时|严格|提升|提高|优化|推动|加快|加大|积极)"
    )]
    private static partial Regex Verb();

    [GeneratedRegex(
        "^(?:(?:[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华魏陶姜谢邹喻苏潘葛范彭鲁马苗凤花俞袁柳唐罗薛雷贺倪汤滕殷毕郝邬傅邓康余尹姚邵汪毛禹狄米贝戴宋熊纪舒"
            + "屈项祝董梁杜阮蓝闵席季麻贾路娄江童颜郭梅盛林刁钟徐邱骆夏蔡田樊胡凌霍虞万柯管卢莫房解丁邓洪包左石崔吉龚程嵇邢裴陆翁荀甄曲封储靳段巫乌焦巴弓牧谷车侯宓蓬全郗班仰仲伊宫宁仇栾甘厉戎祖武符刘景詹龙叶黎乔苍闻翟谭申]"
            + "[\u4E00-\u9FFF]{1,2}|1[0-9]{10}|[0-9]{3,4}-?[0-9]{7,8})[、,/;]?)+$"
    )]
    private static partial Regex Person();
}
