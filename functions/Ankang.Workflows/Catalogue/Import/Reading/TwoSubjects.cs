using System.Text.RegularExpressions;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>A clause that two bodies share: each has a duty of its own.</summary>
internal static partial class TwoSubjects
{
    private static readonly string[] Bodies = ["one", "two"];

    /// <summary>市委每半年、市政府每季度至少召开1次…: two subjects with a rhythm each, one predicate.</summary>
    public static IReadOnlyList<Segment> Respective(Clause clause, Segment whole, Count? count)
    {
        TimeWord[] own = [.. clause.Rhythms.Where(r => !r.Weak)];
        string between =
            own.Length == 2 && own[1].At - clause.From <= clause.Covered.Length
                ? clause.Covered[(own[0].End - clause.From)..(own[1].At - clause.From)]
                : "";
        if (own.Length != 2 || !between.StartsWith('、') || between.Length > 12 || Acts.KindOf(between, between) is ActKind.Once)
            return [];
        return
        [
            .. own.Select(
                (rhythm, i) =>
                    new Segment(whole.Start, clause.To, whole.Kind)
                    {
                        CoreStart = clause.From,
                        Rhythm = rhythm,
                        Count = count,
                        Confidence = 0.75,
                        Subject = i == 0 ? SubjectBefore(clause.Covered, rhythm.At - clause.From) : between.Trim('、'),
                        SubjectAt = i,
                    }
            ),
        ];
    }

    /// <summary>党委、政府每季度至少召开1次常委会、常务会: two subjects, two meetings.</summary>
    public static IReadOnlyList<Segment> Shared(Clause clause, Segment whole, Count? count)
    {
        if (
            whole.Rhythm is not { } rhythm
            || Two().Match(clause.Covered) is not { Success: true } match
            || match.Groups["rest"].Index < rhythm.At - clause.From && rhythm.At >= clause.From
        )
            return [];
        return
        [
            .. Bodies.Select(
                (subject, i) =>
                    new Segment(whole.Start, clause.To, whole.Kind)
                    {
                        CoreStart = clause.From,
                        Rhythm = rhythm,
                        Count = count,
                        Subject = match.Groups[subject].Value,
                        SubjectAt = i,
                        Confidence = 0.75,
                    }
            ),
        ];
    }

    private static string SubjectBefore(string clause, int at)
    {
        string subject = clause[..at];
        return subject.StartsWith("提请", StringComparison.Ordinal) ? subject[2..] : subject;
    }

    [GeneratedRegex(
        "(?<one>党委|党工委|党组|安委会|县委|区委|市委)、(?<two>政府|管委会|县政府|区政府|市政府|办公室)(?<rest>[^,]*?)[^、,]{1,10}会(?:议)?、[^、,]{1,10}会(?:议)?$"
    )]
    private static partial Regex Two();
}
