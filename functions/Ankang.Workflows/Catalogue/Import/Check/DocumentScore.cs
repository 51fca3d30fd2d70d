using Ankang.Workflows.Catalogue.Import.Reading;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue.Import.Check;

/// <summary>How whole documents were read, counted in duties.</summary>
/// <param name="Labelled">Duties that a person read.</param>
/// <param name="Right">Read so, without a doubt; of a wording that a person has to see: shown.</param>
/// <param name="Flagged">Not read so, but shown: with a doubt, or as text that was not read.</param>
/// <param name="Wrong">Read otherwise, in silence.</param>
/// <param name="Lost">Neither read nor shown.</param>
/// <param name="Invented">Read in silence where a person reads no duty.</param>
/// <param name="Rhythm">Of the duties that were found: rhythm and counts right, whether shown or not.</param>
/// <param name="Day">Likewise the day.</param>
/// <param name="Units">Likewise who is asked.</param>
public sealed record DocumentScore(
    int Documents,
    int Labelled,
    int Right,
    int Flagged,
    int Wrong,
    int Lost,
    int Invented,
    int Rhythm,
    int Day,
    int Units,
    IReadOnlyList<string> Differences
)
{
    /// <summary>The part that a person need not mend.</summary>
    public double RightShare => Labelled == 0 ? 1 : (double)Right / Labelled;

    /// <summary>The part that is right or shown.</summary>
    public double SafeShare => Labelled == 0 ? 1 : (double)(Right + Flagged) / Labelled;

    public static DocumentScore Of(IEnumerable<LabelledDocument> documents) =>
        documents.Select(Of).Aggregate(new DocumentScore(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, []), (sum, one) => sum.With(one));

    private DocumentScore With(DocumentScore other) =>
        new(
            Documents + other.Documents,
            Labelled + other.Labelled,
            Right + other.Right,
            Flagged + other.Flagged,
            Wrong + other.Wrong,
            Lost + other.Lost,
            Invented + other.Invented,
            Rhythm + other.Rhythm,
            Day + other.Day,
            Units + other.Units,
            [.. Differences, .. other.Differences]
        );

    private static DocumentScore Of(LabelledDocument document)
    {
        ImportedList import;
        try
        {
            import = ListImporter.Import(document.Document, document.Year);
        }
        catch (CatalogueException e)
        {
            int all = document.Duties.Count;
            return new(1, all, 0, 0, 0, all, 0, 0, 0, 0, [$"{document.Name}: refused: {e.Faults[0]}"]);
        }

        Dictionary<string, string> names = import.Directory.New.ToDictionary(e => e.Id, e => e.Name);
        List<ImportedDuty> left = [.. import.Duties];
        string unread = Blanks.Removed(string.Join('\n', import.Unread.Select(p => p.Text)));
        (int right, int flagged, int wrong, int lost, int rhythm, int day, int units) = (0, 0, 0, 0, 0, 0, 0);
        var differences = new List<string>();
        foreach (LabelledTask label in document.Duties)
        {
            string words = Blanks.Removed(label.Words);
            // Two duties may share a sentence: the one that is read as labelled stands for the label.
            ImportedDuty[] found = [.. left.Where(d => Blanks.Removed(d.Duty.Source).Contains(words, StringComparison.Ordinal))];
            ImportedDuty? read = found.FirstOrDefault(d => label.Reading.IsRhythmOf(d.Duty)) ?? (found.Length > 0 ? found[0] : null);
            if (read is null)
            {
                bool shown = unread.Contains(words, StringComparison.Ordinal);
                (flagged, lost) = (flagged + (shown ? 1 : 0), lost + (shown ? 0 : 1));
                differences.Add($"{document.Name}: {(shown ? "unread" : "LOST")}: {label.Words}");
                continue;
            }

            left.Remove(read);
            bool toSee = ReferenceEquals(label.Reading, LabelledDuty.Review);
            bool sameRhythm = toSee || label.Reading.IsRhythmOf(read.Duty),
                sameDay = toSee || label.Reading.IsDayOf(read.Duty),
                sameUnits = label.Units.Count == 0 || IsAsked(label.Units, read.Duty, names);
            (rhythm, day, units) = (rhythm + (sameRhythm ? 1 : 0), day + (sameDay ? 1 : 0), units + (sameUnits ? 1 : 0));
            bool same = sameRhythm && sameDay && sameUnits;
            if (toSee ? read.Review is not null : same && read.Review is null)
            {
                right++;
                continue;
            }

            (flagged, wrong) = (flagged + (read.Review is null ? 0 : 1), wrong + (read.Review is null ? 1 : 0));
            string asked = string.Join('、', read.Duty.AskedOf.Select(a => names.GetValueOrDefault(a, a)));
            differences.Add(
                $"{document.Name}: {(read.Review is null ? "WRONG" : "flagged")}: {label.Words}: "
                    + $"{read.Duty.Recurrence.Code()}:{read.Duty.PerPeriod} {read.Duty.DueOn:yyyy-MM-dd} {asked}; {read.Review}"
            );
        }

        ImportedDuty[] invented = [.. left.Where(d => d.Review is null)];
        differences.AddRange(invented.Select(d => $"{document.Name}: INVENTED: {d.Duty.Source}"));
        return new(1, document.Duties.Count, right, flagged, wrong, lost, invented.Length, rhythm, day, units, differences);
    }

    private static bool IsAsked(IReadOnlyList<string> units, Obligation duty, Dictionary<string, string> names) =>
        units.Select(UnitNames.Plain).ToHashSet().SetEquals(duty.AskedOf.Select(a => UnitNames.Plain(names.GetValueOrDefault(a, a))));
}
