using System.Text.RegularExpressions;
using Ankang.Workflows.Calendar;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>Finds the numbers of a half-width text that say how often or how many.</summary>
internal static partial class Counts
{
    private const string Deeds = "次篇期批场轮份遍堂条项部例";

    /// <summary>In the order of the text. Numbers that only describe (18个行业领域, 十项制度) are none.</summary>
    public static IReadOnlyList<Count> In(string half)
    {
        var found = new List<Count>();
        foreach (Match match in Number().Matches(half))
        {
            if (ChineseNumbers.Parse(match.Groups["n"].Value) is not { } number || number == 0)
                continue;
            string measure = match.Groups["m"].Value;
            string before = half[Math.Max(0, match.Index - 14)..match.Index],
                behind = half[match.Index..][match.Length..];
            bool least = Least().IsMatch(before) || match.Groups["over"].Success;
            bool firm = measure is "次" or "篇" or "期" or "批" or "场" or "轮" or "份" or "遍" or "堂";
            if (!least && (!firm || Described().IsMatch(behind)))
                continue;
            if (before.EndsWith('第') || before.EndsWith('每') || behind.StartsWith('性') || (before.EndsWith('再') && number == 1))
                continue;
            found.Add(new(number, measure, match.Index, match.Length, least, Deeds.Contains(measure[0], StringComparison.Ordinal)));
        }

        return found;
    }

    /// <summary>A number of this kind stands in the text as printed.</summary>
    public static bool Any(string text) => In(Blanks.HalfWidth(text)).Count > 0;

    [GeneratedRegex(
        "(?<n>[0-9]{1,4}|[一二两三四五六七八九十百]{1,5})(?:(?:-|—|–|~|至|到)(?:[0-9]{1,4}|[一二两三四五六七八九十]{1,4}))?(?:个)?(?<m>次|篇|期|批次|批|场次|场|轮|份|遍|堂|条|项|部|例|家次|家|"
            + "户次|户|人次|人|名|个|处|件|本|册|起|支|套|座|辆|学时|课时|小时|分钟|公里|千米|天次|天|个工作日|万元|亿元|字|亩|平方米|吨)(?<over>以上)?"
    )]
    private static partial Regex Number();

    [GeneratedRegex("(?:至少|不少于|不得少于|不低于|不得低于|最少|少于)[^,。;、]{0,10}$")]
    private static partial Regex Least();

    // 一次提醒、两次督办: steps of a ladder, not a count.
    [GeneratedRegex("^(?:提醒|督办|约谈|警告|分配|设计|审查)")]
    private static partial Regex Described();
}
