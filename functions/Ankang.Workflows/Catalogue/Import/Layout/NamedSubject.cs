using System.Text.RegularExpressions;
using Ankang.Workflows.Catalogue.Import.Cells;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>The unit that a sentence names as its subject: 安监站每月检查企业1次.</summary>
internal static partial class NamedSubject
{
    private const int Longest = 40;
    private const int LongestTitle = 20;

    /// <summary>As printed; null where the sentence, and the one behind a short title, begin with no unit.</summary>
    public static string? In(string sentence)
    {
        string half = Blanks.HalfWidth(sentence.Length > Longest * 3 ? sentence[..(Longest * 3)] : sentence);
        if (Marks.At(half) is { } mark)
            half = half[mark.Mark.Length..];
        int title = half.IndexOf('。');
        return Subject(half) ?? (title is > 0 and <= LongestTitle ? Subject(half[(title + 1)..]) : null);
    }

    // 危化企业每2月检查1次: what is inspected, not who inspects.
    private static string? Subject(string half) =>
        Before().Match(half) is { Success: true } match
        && match.Groups["who"].Value is { Length: <= Longest } who
        && CellKinds.IsNames(who)
        && !Objects().IsMatch(who)
            ? who
            : null;

    [GeneratedRegex(
        "^(?:由|请)?(?<who>[^,。;:]{2,40}?)(?:[:]|要|应(?!急)|须|需|必须|负责(?!人)|牵头|原则上|每(?!个)|按|逐[月季周旬年]|于(?=[0-9每])|在|向|[0-9]{1,2}月|[一二三四五六七八九十]{1,2}月|年底|半年|至少|"
            + "(?:不)?定期|常态化|及时|认真|积极|严格|严肃|对|将|把|结合|根据|通过|会同|联合|依法|分别|负责|组织|召开|开展|制定|制订|拟定|编制|编写|修订|修编|印发|公布|公开|发布|出台"
            + "|建立|建成|组建|成立|设立|设置|配备|举办|举行|纳入|签订|签署|启动|参加|提交|出具|上报|报送|报告|通报|反馈|抽查|排查|约谈|听取|公示|走访|总结|更新"
            + "|落实|加强|强化|深化|推进|加大|加快|抓好|做好|履行|压实|保持|提升|提高|优化|打击|支持|配合|执行|拓展|完成|安排|明确|确保|全面|切实|进一步|主动|充分|加密|适时"
            // 县政府督查室, 市场监督管理局: what is also a part of names is a verb where no name goes on behind it.
            + "|(?:统筹|协调|检查|督查|巡查|评估|考核|调研|会商|规范|整改|保障|指导|督促|监督|宣传|培训)(?![^,。每]{0,4}(?:室|办|科|股|处|组|队|局|委|院|中心|专班)))"
    )]
    private static partial Regex Before();

    [GeneratedRegex("^(?!各).*(?:企业|场所|学校|医院|景区|小区|园区|社区|村|站房|加油站|仓库|工地)$|^(?:对|将|把|在|从|以|为)")]
    private static partial Regex Objects();
}
