using System.Text.RegularExpressions;

namespace Ankang.Workflows.Catalogue.Import;

/// <summary>Parts a cell 责任单位 into the units and groups that it names.</summary>
internal static partial class UnitNames
{
    private static readonly string[] Organs = ["党委", "党工委", "党组", "政府", "管委会", "安委会", "安委办", "委员会"];

    /// <summary>Each once, as printed without blanks and without what only describes (按职责分工负责).</summary>
    public static IReadOnlyList<string> In(string printed)
    {
        var names = new List<string>();
        foreach (string part in Parted(Label().Replace(Blanks.Removed(printed), "、")))
        {
            string name = Chaff().Replace(part, "");
            // 各县区党委、政府: the second has the beginning of the first.
            if (Organs.Contains(name) && names.Count > 0 && Organs.FirstOrDefault(o => names[^1].EndsWith(o, StringComparison.Ordinal)) is { } organ)
                name = names[^1][..^organ.Length] + name;
            if (name.Length > 0 && !names.Contains(name))
                names.Add(name);
        }

        return names;
    }

    /// <summary>A name that stands for several units, whose roster the list does not give.</summary>
    public static bool IsGroup(string name) => Several().IsMatch(name);

    /// <summary>The name without a final bracket that only explains: 市安委办(工作专班办公室).</summary>
    public static string Plain(string name) => Alias().Replace(Blanks.HalfWidth(name), "");

    // At 、 and commas outside brackets.
    private static IEnumerable<string> Parted(string text)
    {
        (int from, int depth) = (0, 0);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is '(' or '（')
                depth++;
            else if (text[i] is ')' or '）')
                depth = Math.Max(0, depth - 1);
            else if (depth == 0 && text[i] is '、' or ',' or '，' or ';' or '；' or '。' or '/' && depth == 0)
            {
                yield return text[from..i];
                from = i + 1;
            }
        }

        yield return text[from..];
    }

    [GeneratedRegex("(?:牵头单位|责任单位|配合单位|牵头部门|责任部门|配合部门|牵头|责任|配合|协办单位)[:：]")]
    private static partial Regex Label();

    [GeneratedRegex("^(?:由|及|和|以及)|(?:按照?(?:各自)?职责(?:分工)?(?:负责)?(?:落实|抓好)?|(?:分工)?负责(?:落实)?|牵头|配合|参与|协助|等)+$")]
    private static partial Regex Chaff();

    [GeneratedRegex("各|有关|相关|成员单位|所有|全体|等(?:单位|部门)")]
    private static partial Regex Several();

    [GeneratedRegex(@"\([^()]*\)$")]
    private static partial Regex Alias();
}
