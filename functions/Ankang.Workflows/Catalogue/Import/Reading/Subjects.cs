using System.Text.RegularExpressions;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>Finds the units that begin a sentence before its rhythm or its 应: 安监站每月检查企业1次.</summary>
internal static partial class Subjects
{
    /// <param name="half">A half-width text.</param>
    /// <returns>Empty where it begins otherwise, or with a group (各单位), which says no more than its row.</returns>
    public static IReadOnlyList<string> In(string half)
    {
        if (Beginning().Match(half) is not { Success: true } match || NoUnit().IsMatch(match.Groups["units"].Value))
            return [];
        UnitRoles roles = UnitRoles.Read(match.Groups["units"].Value, "");
        return roles is { Doubts.Count: 0, Helping.Count: 0, Deadline: "" } && !roles.Asked.Any(UnitNames.IsGroup) ? roles.Asked : [];
    }

    [GeneratedRegex(
        "^由?(?<units>[^,。;:“”《》]{2,24}?)(?=(?:要|应|须|需|负责|牵头|具体负责)?(?:每[^次家户个]|按[月季周旬]|逐[月季周旬]|至少|不少于))"
    )]
    private static partial Regex Beginning();

    // An act comes first, or a meeting is meant, or a kind of those whom the act concerns (危化企业每2月检查1次).
    [GeneratedRegex(
        "^(?:督促|指导|组织|统筹|对|向|协调|提请|要求|推动|加强|开展|召开|完成|落实|督导|检查|在|按|以|经|将|与|全|每|凡|原则|一是|二是|三是)|(?:例|全|大|联席|常委|常务|办公|党委|班子|推进|调度|座谈|部署|党组)会$"
            + "|(?:企业|单位|学校|商户|医院|机构|部门|行业|村|社区|景区|园区|场所)$"
    )]
    private static partial Regex NoUnit();
}
