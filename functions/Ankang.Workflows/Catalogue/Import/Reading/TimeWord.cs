using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>A word of time in a text.</summary>
/// <param name="At">Where it begins in the text that was searched.</param>
/// <param name="Recurrence">Of a rhythm; null for other kinds.</param>
/// <param name="Doubt">Of a rhythm that the product cannot run: what may be chosen instead; null where it can.</param>
internal sealed record TimeWord(TimeKind Kind, string Text, int At, Recurrence? Recurrence, string? Doubt)
{
    public int End => At + Text.Length;

    /// <summary>全年…次: the year is the period.</summary>
    public static TimeWord Yearly(string text, int at) => new(TimeKind.Rhythm, text, at, Rules.Calendar.Recurrence.Yearly, null);

    /// <summary>A rhythm that the words only hint at (年度考核): others beside it win.</summary>
    public bool Weak => Kind == TimeKind.Hint;
}
