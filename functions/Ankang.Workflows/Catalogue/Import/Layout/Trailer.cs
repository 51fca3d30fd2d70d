using System.Text.RegularExpressions;
using Ankang.Workflows.Catalogue.Import.Cells;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>What stands at the end of a task in a prose plan: (责任单位:…;完成时限:…), or (市应急局牵头,…配合).</summary>
/// <param name="Start">Where it begins in the paragraph.</param>
/// <param name="End">Behind its last character.</param>
internal sealed partial record Trailer(int Start, int End, string Lead, string Support, string Deadline, string Remark)
{
    // A bracket longer than this closes no task.
    private const int Longest = 400;

    /// <summary>The trailers of a paragraph, in order.</summary>
    public static IReadOnlyList<Trailer> In(string paragraph)
    {
        var found = new List<Trailer>();
        for (int i = 0; i < paragraph.Length; i++)
        {
            if (paragraph[i] is not ('(' or '（' or '[' or '【' or '〔'))
                continue;
            int end = Closing(paragraph, i);
            if (end < 0)
                continue;
            string inside = paragraph[(i + 1)..(IsClosing(paragraph[end - 1]) ? end - 1 : end)];
            if (Labelled(inside) is { } labelled)
                found.Add(labelled with { Start = i, End = end });
            else if (Responsible(inside, Behind(paragraph, i), paragraph[end..Math.Min(end + 24, paragraph.Length)]) is { } named)
                found.Add(named with { Start = i, End = end });
            else
                continue;
            i = end - 1;
        }

        // 责任单位:… without brackets, on a line of its own or behind the last sentence.
        if (found.Count == 0)
        {
            Match? open = Label()
                .Matches(paragraph)
                .FirstOrDefault(m =>
                    (m.Index == 0 || IsEnd(paragraph[m.Index - 1])) && Labelled(paragraph[m.Index..ValueEnd(paragraph, m)]) is not null
                );
            if (open is not null)
            {
                int end = ValueEnd(paragraph, open);
                found.Add(Labelled(paragraph[open.Index..end])! with { Start = open.Index, End = end });
            }
        }

        return found;
    }

    // Up to the stop behind which no further label stands.
    private static int ValueEnd(string paragraph, Match label)
    {
        int stop = paragraph.IndexOf('。', label.Index);
        while (stop >= 0 && stop + 1 < paragraph.Length && Label().Match(paragraph, stop + 1) is { Success: true } next && next.Index <= stop + 2)
            stop = paragraph.IndexOf('。', next.Index);
        return stop < 0 ? paragraph.Length : stop + 1;
    }

    private static string Behind(string paragraph, int at) => paragraph[Math.Max(0, at - 24)..at];

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

    /// <summary>Any 某某： before names or times is a field, whether its label is known or not.</summary>
    private static Trailer? Labelled(string inside)
    {
        Match[] labels =
        [
            .. Label().Matches(inside).Where((m, i) => m.Index == 0 || IsEnd(inside[m.Index - 1]) || inside[m.Index - 1] is '，' or ',' or '、'),
        ];
        if (labels.Length == 0)
            return null;
        Trailer? trailer = null;
        for (int i = 0; i < labels.Length; i++)
        {
            int from = labels[i].Index + labels[i].Length,
                to = i + 1 < labels.Length ? labels[i + 1].Index : inside.Length;
            string value = inside[from..to].Trim().Trim('；', ';', '，', ',', '。', '、').Trim();
            if (Field(labels[i].Value, labels[i].Groups["name"].Value, value, trailer?.Lead.Length > 0) is not { } field)
            {
                // What no rule takes for a field makes the whole no trailer, unless it stands behind one.
                if (trailer is null)
                    return null;
                field = new(0, 0, "", "", "", labels[i].Value + value);
            }

            trailer = trailer is null ? field : trailer.With(field);
        }

        string before = inside[..labels[0].Index].Trim(' ', '；', ';', '，', ',', '。');
        return before.Length == 0 ? trailer
            : CellKinds.Of(before) == CellKind.Time ? trailer! with { Deadline = Both(before, trailer.Deadline) }
            : trailer! with { Remark = Both(before, trailer.Remark) };
    }

    private static Trailer? Field(string label, string name, string value, bool led)
    {
        if (value.Length == 0)
            return null;
        CellKind kind = CellKinds.Of(value);
        switch (ColumnNames.RoleOf(name))
        {
            case ColumnRole.Lead:
                return Dated(value, (units, deadline) => new(0, 0, units, "", deadline, ""));
            case ColumnRole.Support:
                return Dated(value, (units, deadline) => new(0, 0, "", units, deadline, ""));
            case ColumnRole.Deadline:
                return new(0, 0, "", "", value, "");
            case ColumnRole.Other or ColumnRole.Remark when kind is CellKind.Names or CellKind.Person or CellKind.Time || value.Length <= 24:
                return new(0, 0, "", "", "", label + value);
        }

        return kind switch
        {
            CellKind.Time => new(0, 0, "", "", value, ""),
            CellKind.Names when led => new(0, 0, "", value, "", ""),
            CellKind.Names => new(0, 0, value, "", "", ""),
            CellKind.Person => new(0, 0, "", "", "", label + value),
            _ => null,
        };
    }

    // 责任单位:B局,6月底完成
    private static Trailer Dated(string value, Func<string, string, Trailer> make)
    {
        int comma = value.LastIndexOfAny(['，', ',', '；', ';']);
        return comma > 0 && CellKinds.Of(value[(comma + 1)..]) == CellKind.Time ? make(value[..comma], value[(comma + 1)..].Trim()) : make(value, "");
    }

    // (市应急局牵头,各有关部门配合,2022年12月底前完成) at the end of a sentence, or (各成员单位,11月底前) at the end of the paragraph.
    private static Trailer? Responsible(string inside, string before, string behind)
    {
        if (behind.TrimStart(' ', '。', '；', ';') is { Length: > 0 } more && Marks.At(more) is null)
            return null;
        string[] parts = [.. Parts().Split(inside).Select(p => p.Trim()).Where(p => p.Length > 0)];
        if (
            !Named().IsMatch(inside)
            && !(IsOwnSentence(before, behind) && parts.All(p => Day().IsMatch(p) || Inner().Replace(p, "").Split('、').All(u => Unit().IsMatch(u))))
        )
            return null;
        string[] dated = [.. parts.Where(p => Day().IsMatch(p))];
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

    /// <summary>Behind the bracket that closes; the end of a text that ends without one; -1 where it is too far.</summary>
    private static int Closing(string text, int open)
    {
        int depth = 0;
        for (int i = open; i < Math.Min(text.Length, open + Longest); i++)
        {
            if (text[i] is '(' or '（' or '[' or '【' or '〔')
                depth++;
            else if (IsClosing(text[i]) && --depth == 0)
                return i + 1;
        }

        return text.Length <= open + Longest ? text.Length : -1;
    }

    private static bool IsClosing(char c) => c is ')' or '）' or ']' or '】' or '〕';

    private static bool IsEnd(char c) => c is '。' or '；' or ';' or ' ' or '\n' or '.' or '　';

    [GeneratedRegex("(?<name>[\u4E00-\u9FFF]{2,9})\\s*[:：]")]
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
    private static partial Regex Day();
}
