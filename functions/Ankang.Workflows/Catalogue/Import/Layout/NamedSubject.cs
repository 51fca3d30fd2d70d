using System.Text.RegularExpressions;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>The unit that a sentence names as its subject: 安监站每月检查企业1次.</summary>
internal static partial class NamedSubject
{
    private const int Longest = 40;

    /// <summary>As printed; null where the sentence begins with no unit.</summary>
    public static string? In(string sentence)
    {
        string half = Blanks.HalfWidth(sentence);
        if (Marks.At(half) is { } mark)
            half = half[mark.Mark.Length..];
        if (half.Length > Longest * 2)
            half = half[..(Longest * 2)];
        Match match = Before().Match(half);
        if (!match.Success || match.Groups["who"].Value is not { Length: >= 3 and <= Longest } who)
            return null;
        // 危化企业每2月检查1次: what is inspected, not who inspects.
        return CellKinds.IsNames(who) && !Objects().IsMatch(who) ? who : null;
    }

    [GeneratedRegex(
        "^(?:由|请|各)?(?<who>[^,。;:]{2,40}?)(?:要|应(?!急)|须|需|必须|负责(?!人)|牵头|原则上|每(?!个)|按[月季周旬年]|逐[月季周旬年]|于[0-9每]|在[0-9每]|[0-9一二三四五六七八九十]{1,3}月|年底|至少"
            + "|定期|不定期|常态化|及时|认真|积极|严格|组织|召开|开展|制定|建立|完成|报送|加强|落实|做好|指导|督促|会同)"
    )]
    private static partial Regex Before();

    [GeneratedRegex("(?:企业|场所|单位企业|学校|医院|景区|小区|园区|社区|村|站房|加油站|仓库|工地)$|^(?:对|将|把|在|从|以|为)")]
    private static partial Regex Objects();
}
