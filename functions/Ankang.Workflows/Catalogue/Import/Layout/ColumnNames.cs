using System.Text.RegularExpressions;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>Tells by the head of a column what it holds.</summary>
internal static class ColumnNames
{
    private const int MaxLength = 14;

    // In this order: 任务完成时限 is a deadline, 责任单位及措施 a unit.
    private static readonly (string Pattern, ColumnRole Role)[] Names =
    [
        ("^(序号|编号|序|号|No\\.?)$", ColumnRole.Number),
        ("(配合|协办|协助|协同|参与|参加)(的?单位|部门)?|^(责任|牵头)?单位[(](配合|参与)", ColumnRole.Support),
        ("责任人|负责人|责任领导|分管领导|牵头领导|包抓|联系人|联系电话|联络员|挂包", ColumnRole.Other),
        (
            "责任单位|牵头|责任部门|主责|责任主体|承办|实施单位|负责单位|落实单位|主办|责任分工|任务分工|单位分工|^责任$|^部门$|^单位$",
            ColumnRole.Lead
        ),
        ("时限|时间|日期|期限|时序|进度安排|完成节点|何时", ColumnRole.Deadline),
        ("备注|进展|说明|完成情况|落实情况|工作成效|附注|考核分值|分值", ColumnRole.Remark),
        ("措施|要求|内容|举措|具体任务|细化任务|任务分解|工作标准|任务清单|推进计划", ColumnRole.Text),
        ("任务|事项|工作|项目|要点|重点", ColumnRole.Task),
        ("类别|类型|领域|专题|方面|目标|板块|专项|行动|分类|方向", ColumnRole.Heading),
    ];

    /// <summary>Null where the text is no head of a column.</summary>
    public static ColumnRole? RoleOf(string text)
    {
        string name = Blanks.HalfWidth(text);
        if (name.Length is 0 or > MaxLength || name.IndexOfAny(['。', ';', ',', ':']) >= 0)
            return null;
        foreach ((string pattern, ColumnRole role) in Names)
            if (Regex.IsMatch(name, pattern))
                return role;
        return null;
    }

    /// <summary>A head of a table names the duty and who or until when, each in a cell of its own.</summary>
    public static bool IsHead(IReadOnlyCollection<string> cells)
    {
        ColumnRole?[] roles = [.. cells.Where(c => c.Length > 0).Select(RoleOf)];
        return roles.Length >= 2
            && roles.Count(r => r is null) <= roles.Length / 4
            && roles.Any(r => r is ColumnRole.Task or ColumnRole.Text)
            && roles.Any(r => r is ColumnRole.Lead or ColumnRole.Deadline);
    }
}
