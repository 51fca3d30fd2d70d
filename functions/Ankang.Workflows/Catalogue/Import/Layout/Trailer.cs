using System.Text.RegularExpressions;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>What stands at the end of a task in a prose plan: (责任单位:…;完成时限:…), or (市应急局牵头,…配合).</summary>
/// <param name="Start">Where it begins in the paragraph.</param>
/// <param name="End">Behind its last character.</param>
internal sealed partial record Trailer(int Start, int End, string Lead, string Support, string Deadline, string Remark)
{
    /// <summary>The trailers of a paragraph, in order.</summary>
    public static IReadOnlyList<Trailer> In(string paragraph)
    {
        var found = new List<Trailer>();
        for (int i = 0; i < paragraph.Length; i++)
        {
            if (paragraph[i] is not ('(' or '（' or '[' or '【' or '〔'))
                continue;
            int end = Closing(paragraph, i);
            string inside = paragraph[(i + 1)..(end > i && end <= paragraph.Length && IsClosing(paragraph[end - 1]) ? end - 1 : end)];
            if (Labelled(inside) is { } labelled)
                found.Add(labelled with { Start = i, End = end });
            else if (Responsible(inside, paragraph[..i], paragraph[end..]) is { } named)
                found.Add(named with { Start = i, End = end });
            else
                continue;
            i = end - 1;
        }

        // 责任单位:… without brackets, on a line of its own.
        if (
            found.Count == 0
            && Label().Match(paragraph) is { Success: true, Index: var at }
            && (at == 0 || IsEnd(paragraph[at - 1]))
            && Labelled(paragraph[at..]) is { } open
        )
            found.Add(open with { Start = at, End = paragraph.Length });
        return found;
    }

    /// <summary>Two trailers of one task: units on one line, the deadline on the next.</summary>
    public Trailer With(Trailer other) =>
        this with
        {
            Lead = Both(Lead, other.Lead),
            Support = Both(Support, other.Support),
            Deadline = Both(Deadline, other.Deadline),
            Remark = Both(Remark, other.Remark),
        };

    private static string Both(string one, string other) =>
        one.Length == 0 ? other
        : other.Length == 0 || one == other ? one
        : $"{one}、{other}";

    private static Trailer? Labelled(string inside)
    {
        MatchCollection labels = Label().Matches(inside);
        if (labels.Count == 0)
            return null;
        var trailer = new Trailer(0, 0, "", "", "", "");
        string before = inside[..labels[0].Index].Trim(' ', '；', ';', '，', ',', '。');
        if (before.Length > 0)
            trailer = trailer with { Remark = before };
        for (int i = 0; i < labels.Count; i++)
        {
            int from = labels[i].Index + labels[i].Length,
                to = i + 1 < labels.Count ? labels[i + 1].Index : inside.Length;
            string value = inside[from..to].Trim().Trim('；', ';', '，', ',', '。', '、').Trim();
            trailer = trailer.With(
                ColumnNames.RoleOf(labels[i].Groups["name"].Value) switch
                {
                    ColumnRole.Lead => new(0, 0, value, "", "", ""),
                    ColumnRole.Support => new(0, 0, "", value, "", ""),
                    ColumnRole.Deadline => new(0, 0, "", "", value, ""),
                    _ => new(0, 0, "", "", "", labels[i].Value + value),
                }
            );
        }

        return trailer;
    }

    // (市应急局牵头,各有关部门配合,2022年12月底前完成) at the end of a sentence, or (各成员单位,11月底前) at the end of the paragraph.
    private static Trailer? Responsible(string inside, string before, string behind)
    {
        if (behind.TrimStart(' ', '。', '；', ';') is { Length: > 0 } more && Marks.At(more) is null)
            return null;
        string[] parts = [.. Parts().Split(inside).Select(p => p.Trim()).Where(p => p.Length > 0)];
        if (
            !Named().IsMatch(inside)
            && !(
                IsOwnSentence(before, behind) && parts.All(p => Dated().IsMatch(p) || Inner().Replace(p, "").Split('、').All(u => Unit().IsMatch(u)))
            )
        )
            return null;
        string[] dated = [.. parts.Where(p => Dated().IsMatch(p))];
        string[] helping =
        [
            .. parts.Where(p =>
                p.EndsWith("配合", StringComparison.Ordinal)
                || p.EndsWith("参与", StringComparison.Ordinal)
                || p.EndsWith("协助", StringComparison.Ordinal)
            ),
        ];
        string[] leading = [.. parts.Except(dated).Except(helping)];
        return leading.Length == 0 ? null : new(0, 0, string.Join('、', leading), string.Join('、', helping), string.Join('、', dated), "");
    }

    // Behind the last sentence of the paragraph; 各乡镇（街道） is no trailer.
    private static bool IsOwnSentence(string before, string behind) =>
        before.TrimEnd() is { Length: > 0 } text && IsEnd(text[^1]) && behind.Trim(' ', '。', '；', ';').Length == 0;

    private static int Closing(string text, int open)
    {
        int depth = 0;
        for (int i = open; i < text.Length; i++)
        {
            if (text[i] is '(' or '（' or '[' or '【' or '〔')
                depth++;
            else if (IsClosing(text[i]) && --depth == 0)
                return i + 1;
        }

        return text.Length;
    }

    private static bool IsClosing(char c) => c is ')' or '）' or ']' or '】' or '〕';

    private static bool IsEnd(char c) => c is '。' or '；' or ';' or ' ' or '\n' or '.' or '　';

    [GeneratedRegex(
        @"(?<name>责任单位|牵头单位|牵头部门|牵头责任单位|责任部门|主责单位|责任主体|承办单位|实施单位|落实单位|主办单位|配合单位|配合部门|协办单位|参与单位|责任领导|责任人|牵头领导|完成时限|完成时间|时间要求|时间节点|办结时限|整改时限|时限要求|时限|完成期限)\s*[:：]"
    )]
    private static partial Regex Label();

    [GeneratedRegex("(牵头|负责|配合|按职责分工)")]
    private static partial Regex Named();

    [GeneratedRegex("(?:局|委|办|政府|单位|部门|中心|公司|厅|院|队|街道|镇|乡|县|区|协会|学校|企业|集团|工会|妇联|部|委员会|指挥部|办公室|组)$")]
    private static partial Regex Unit();

    [GeneratedRegex("[（(〔][^（）()〔〕]*[）)〕]")]
    private static partial Regex Inner();

    [GeneratedRegex("[，,；;。]")]
    private static partial Regex Parts();

    [GeneratedRegex("([0-9０-９]{1,4}[年月日]|年底|季度|长期|持续|全年|每月)")]
    private static partial Regex Dated();
}
