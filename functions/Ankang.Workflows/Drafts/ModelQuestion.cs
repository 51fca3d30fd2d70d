using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Drafts;

/// <summary>What a model is asked about a draft: its unread texts, and the sentences that were read with doubts. Nothing else is sent.</summary>
/// <param name="Unread">Notes and texts of what was not read.</param>
/// <param name="Doubts">Ids and sentences of duties.</param>
public sealed record ModelQuestion(int Year, IReadOnlyList<(string Note, string Text)> Unread, IReadOnlyList<(string Duty, string Text)> Doubts)
{
    private const int MostTexts = 40;
    private const int MostParts = 26;
    private const int LongestText = 1000;

    /// <summary>Says what is wanted, and how it is written.</summary>
    public const string Instruction = """
        你协助校核安全生产任务清单的读入结果。只用原文中的字词，不要改写，不要补充。只回答一个JSON对象：
        {"rows":[{"item":"u1","units":["原文中的责任单位"],"parts":[{"sentence":"原文语句","rhythm":"monthly","due":null}]}],
        "splits":[{"item":"d1","parts":[{"sentence":"原文的前一段","rhythm":"once","due":"2021-06-30"},{"sentence":"后一段","rhythm":"quarterly","due":null}]}]}
        rhythm只用weekly、tendaily、monthly、bimonthly、quarterly、halfyearly、yearly、once、continuous；due是完成日期，一次性的必填。
        u开头的是没有读入的原文：有要办的写入rows。d开头的是有疑问的语句：其中有几件事的写入splits，各段连起来须与原文一字不差。没有把握的不写。
        """;

    public bool IsEmpty => Unread.Count + Doubts.Count == 0;

    /// <summary>How many characters of the list are sent.</summary>
    public int Length => Unread.Sum(u => u.Text.Length) + Doubts.Sum(d => d.Text.Length);

    public static ModelQuestion Of(ListDraft draft, CatalogueFolder folder)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(folder);
        IReadOnlyDictionary<string, IReadOnlyList<string>> marks = DraftMarks.In(draft.Catalogue);
        (string, string)[] unread =
        [
            .. DraftMarks.UnreadIn(draft.Catalogue).Where(u => u.Text.Length <= LongestText).Select(u => (u.Note, u.Text)).Take(MostTexts),
        ];
        IEnumerable<Obligation> doubted = folder.Catalogue.Obligations.Where(o => marks.ContainsKey(o.Id) && o.Source.Length <= LongestText);
        return new(folder.Catalogue.List.Year, unread, [.. doubted.Select(o => (o.Id, o.Source)).Take(MostTexts - unread.Length)]);
    }

    /// <summary>The texts, one a line.</summary>
    public string Texts()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"清单年度：{Year}\n");
        foreach ((int n, (string _, string unread)) in Unread.Index())
            text.Append(CultureInfo.InvariantCulture, $"u{n + 1}：{unread}\n");
        foreach ((int n, (string _, string sentence)) in Doubts.Index())
            text.Append(CultureInfo.InvariantCulture, $"d{n + 1}：{sentence.ReplaceLineEndings(" ")}\n");
        return text.ToString();
    }

    /// <summary>The proposals in an answer, each about a text that was asked about; nothing of them is checked yet.</summary>
    /// <returns>Null where the answer is no such object.</returns>
    public IReadOnlyList<ModelProposal>? Read(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        // Models like to put a fence around what they write.
        int from = answer.IndexOf('{', StringComparison.Ordinal),
            to = answer.LastIndexOf('}');
        if (from < 0 || to < from)
            return null;
        try
        {
            using JsonDocument said = JsonDocument.Parse(answer.AsMemory(from, to + 1 - from));
            return
            [
                .. Items(said.RootElement, "rows", MostTexts)
                    .Select(r => About(r, 'u', Unread) is { } note ? new ModelProposal(note, "", Parts(r), Units(r)) : null)
                    .Concat(
                        Items(said.RootElement, "splits", MostTexts)
                            .Select(r => About(r, 'd', Doubts) is { } duty ? new ModelProposal("", duty, Parts(r), []) : null)
                    )
                    .OfType<ModelProposal>()
                    .DistinctBy(p => (p.Note, p.Duty)),
            ];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? About(JsonElement row, char kind, IReadOnlyList<(string Name, string Text)> texts) =>
        Text(row, "item") is { Length: > 1 } item && item[0] == kind && int.TryParse(item.AsSpan(1), out int n) && n >= 1 && n <= texts.Count
            ? texts[n - 1].Name
            : null;

    private static ImmutableArray<ProposedPart> Parts(JsonElement row) =>
        [.. Items(row, "parts", MostParts).Select(p => new ProposedPart(Text(p, "sentence") ?? "", Text(p, "rhythm") ?? "", Text(p, "due")))];

    private static ImmutableArray<string> Units(JsonElement row) =>
        [.. Items(row, "units", MostParts).Select(u => u.ValueKind == JsonValueKind.String ? u.GetString()! : "")];

    private static IEnumerable<JsonElement> Items(JsonElement of, string name, int most) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out JsonElement items) && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray().Take(most)
            : [];

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out JsonElement text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;
}
