using System.Text.RegularExpressions;

namespace Ankang.Workflows.Catalogue.Import.Cells;

/// <summary>Tells by the head of a column, or by a label before a colon, what stands under or behind it: one vote beside the content.</summary>
internal static class ColumnNames
{
    private const int MaxLength = 14;

    // In this order: 任务完成时限 is a deadline, 责任单位及措施 a unit.
    private static readonly (Regex Pattern, ColumnRole Role)[] Names =
    [
        Of("^(?:序号|编号|序|号|No\\.?|项次)$", ColumnRole.Number),
        Of("(?:责任|牵头|承办|主责)(?:单位|部门|科室|股室|处室)", ColumnRole.Lead),
        Of(
            "责任人|负责人|领导|包抓|联系人|电话|手机|联络员|挂包|包保|包案|签字|督导|督办|督查|监督|监管单位|验收|核查|复核|销号|审核|考核单位",
            ColumnRole.Other
        ),
        Of("(?:配合|协办|协助|协同|参与|参加)(?:的?单位|部门)?|^(?:责任|牵头)?单位[(](?:配合|参与)", ColumnRole.Support),
        Of(
            "(?:责任|牵头|主责|主管|承办|实施|负责|落实|主办|整改|具体|主体)(?:责任)?(?:单位|部门|科室|股室|处室|科股|主体|机构|站所)|牵头|主责|责任主体|承办|主办"
                + "|责任分工|任务分工|单位分工|^责任$|^部门$|^单位$|^(?:科室|股室|处室)$|责任(?:科室|股室|处室|乡镇|镇街)",
            ColumnRole.Lead
        ),
        Of("时限|时间|日期|期限|时序|进度安排|完成节点|何时|频次|频率|周期|节点|进度要求|时间表", ColumnRole.Deadline),
        Of("备注|进展|说明|完成情况|落实情况|整改情况|办理情况|工作成效|附注|考核分值|分值|得分|完成进度|是否", ColumnRole.Remark),
        Of("问题|隐患描述|现状|依据|评分|考核标准|经费|资金|地点|来源|目标要求|整改目标|预期|工作成果|目标任务值", ColumnRole.Other),
        Of("措施|要求|内容|举措|具体任务|细化任务|任务分解|工作标准|任务清单|推进计划", ColumnRole.Text),
        Of("任务|事项|工作|项目|要点|重点|实事", ColumnRole.Task),
        Of("类别|类型|领域|专题|方面|目标|板块|专项|行动|分类|方向|指标|目录", ColumnRole.Heading),
    ];

    /// <summary>Null where the text is no head of a column that is known.</summary>
    public static ColumnRole? RoleOf(string text)
    {
        if (!IsShort(text))
            return null;
        string name = Blanks.HalfWidth(text);
        foreach ((Regex pattern, ColumnRole role) in Names)
            if (pattern.IsMatch(name))
                return role;
        return null;
    }

    /// <summary>A head of a table: cells of a few words, several of them known, that name the duty and who or until when.</summary>
    public static bool IsHead(IReadOnlyCollection<string> cells)
    {
        string[] named = [.. cells.Where(c => c.Length > 0)];
        if (named.Length < 2 || !named.All(IsFewWords) || named.Distinct().Count() < 2)
            return false;
        ColumnRole?[] roles = [.. named.Select(RoleOf)];
        int known = roles.Count(r => r is not null);
        bool who = roles.Any(r => r is ColumnRole.Lead or ColumnRole.Deadline or ColumnRole.Support);
        bool what = roles.Any(r => r is ColumnRole.Task or ColumnRole.Text);
        // 序号, 民生实事, 责任科室, 频次: the column of the duties may have a name of its own.
        return known * 2 >= named.Length && who && (what || (known >= 2 && known < named.Length));
    }

    // 一季度, 2季度 may head columns; a number in the name of a known one is rather a text.
    private static bool IsShort(string text) => IsFewWords(text) && !text.Any(char.IsAsciiDigit);

    private static bool IsFewWords(string text)
    {
        string name = Blanks.HalfWidth(text);
        return name.Length is > 0 and <= MaxLength && name.AsSpan().IndexOfAny("。;,:") < 0;
    }

    private static (Regex Pattern, ColumnRole Role) Of(string pattern, ColumnRole role) => (new(pattern, RegexOptions.CultureInvariant), role);
}
