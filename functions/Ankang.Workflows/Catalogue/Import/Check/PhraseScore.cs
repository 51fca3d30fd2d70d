using Ankang.Workflows.Catalogue.Import.Reading;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Catalogue.Import.Check;

/// <summary>How a set of labelled phrases was read. What fell to review is neither right nor wrong, and counted apart.</summary>
/// <param name="Labelled">Duties that the labels name.</param>
/// <param name="Right">Read as labelled.</param>
/// <param name="Wrong">Read with certainty, and not as labelled.</param>
/// <param name="Missed">Labelled and not read so, nor shown to a person.</param>
/// <param name="Review">Shown to a person.</param>
/// <param name="Meant">Of the labels, those that want review and were shown.</param>
/// <param name="Passed">Of the labels, those that were neither read nor shown, wrong in silence.</param>
/// <param name="Invented">Read with certainty where no label is left.</param>
public sealed record PhraseScore(
    int Phrases,
    int Labelled,
    int Right,
    int Wrong,
    int Missed,
    int Review,
    int Meant,
    int Passed,
    int Invented,
    IReadOnlyList<string> Differences
)
{
    /// <summary>The share of the labels that came out as a careful reader has them, those that want review among them.</summary>
    public double AsLabelled => Labelled == 0 ? 1 : (double)(Right + Meant) / Labelled;

    /// <summary>The share of the labels that were read right or shown.</summary>
    public double RightOrShown => Labelled == 0 ? 1 : 1 - (double)Passed / Labelled;

    public double Precision => Right + Wrong == 0 ? 1 : (double)Right / (Right + Wrong);

    public double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);

    public static PhraseScore Of(IEnumerable<LabelledPhrase> phrases)
    {
        (int count, int labelled, int right, int wrong, int missed, int review) = (0, 0, 0, 0, 0, 0);
        (int meant, int passed, int invented) = (0, 0, 0);
        var differences = new List<string>();
        foreach (LabelledPhrase phrase in phrases)
        {
            count++;
            labelled += phrase.Reading.Count;
            IReadOnlyList<ReadDuty> read = TaskReader.Read(phrase.Text, phrase.Deadline, phrase.Year, "", ListStyle.Plain);
            List<LabelledDuty> left = [.. phrase.Reading];
            var unlike = new List<ReadDuty>();
            foreach (ReadDuty duty in read.Where(d => !Unsure(d)))
            {
                if (left.FirstOrDefault(l => l.Is(duty)) is { } same)
                {
                    left.Remove(same);
                    right++;
                }
                else
                {
                    unlike.Add(duty);
                }
            }

            foreach (ReadDuty duty in read.Where(Unsure))
            {
                review++;
                // It stands for the label it is nearest to: one that wants review, its own, or any.
                LabelledDuty? shown = left.FirstOrDefault(l => ReferenceEquals(l, LabelledDuty.Review))
                    ?? left.FirstOrDefault(l => l.Is(duty))
                    ?? left.FirstOrDefault();
                if (shown is not null)
                    left.Remove(shown);
                if (ReferenceEquals(shown, LabelledDuty.Review))
                    meant++;
            }

            wrong += unlike.Count;
            passed += left.Count;
            invented += Math.Max(0, unlike.Count - left.Count);
            LabelledDuty[] lost = [.. left.Where(l => !ReferenceEquals(l, LabelledDuty.Review))];
            missed += lost.Length;
            if (unlike.Count + left.Count > 0)
                differences.Add(
                    $"line {phrase.Line}, {phrase.Place}: “{phrase.Text}” is labelled {string.Join(' ', phrase.Reading.Select(Written))}, read as "
                        + $"{string.Join(' ', read.Select(Written))}"
                );
        }

        return new(count, labelled, right, wrong, missed, review, meant, passed, invented, differences);
    }

    private static bool Unsure(ReadDuty duty) => duty.Doubts.Count > 0 || duty.Confidence < TaskReader.Sure;

    private static string Written(LabelledDuty label) =>
        ReferenceEquals(label, LabelledDuty.Review)
            ? "review"
            : Written(label.Recurrence, label.PerPeriod, label.PerYear, label.DueWithin) + (label.DueOn is { } due ? $"@{due:yyyy-MM-dd}" : "");

    private static string Written(ReadDuty duty) =>
        (Unsure(duty) ? "review?" : "") + Written(duty.Recurrence, duty.PerPeriod, duty.PerYear, duty.DueWithin) + $"@{duty.DueOn:yyyy-MM-dd}";

    private static string Written(Recurrence recurrence, int? perPeriod, int? perYear, DayWithin? within) =>
        recurrence.Code()
        + (perPeriod is { } n ? $":{n}" : "")
        + (perYear is { } year ? $"/{year}" : "")
        + (within is null ? "" : $"~{within.ToString().Replace(' ', '-')}");
}
