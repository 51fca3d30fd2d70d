using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Letters;

/// <summary>What a kind of letter is called: on paper, in an address, and by the rung that it goes with.</summary>
public static class LetterNames
{
    public static string Chinese(this LetterKind kind) =>
        kind switch
        {
            LetterKind.Reminder => "提醒函",
            LetterKind.Supervision => "督办通知单",
            LetterKind.Interview => "约谈通知书",
            LetterKind.Minutes => "约谈纪要",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such letter."),
        };

    /// <summary>The rung whose mail says the same.</summary>
    public static Rung Rung(this LetterKind kind) =>
        kind switch
        {
            LetterKind.Reminder => Rules.Catalogue.Rung.Reminder,
            LetterKind.Supervision => Rules.Catalogue.Rung.Supervision,
            _ => Rules.Catalogue.Rung.Interview,
        };

    /// <summary><c>reminder</c>, as addresses have it; its template is <c>letter-reminder</c>.</summary>
    public static string InUrl(this LetterKind kind) => kind.ToString().ToLowerInvariant();

    /// <returns>Null for what names no letter.</returns>
    public static LetterKind? FromUrl(string? text) =>
        Enum.GetValues<LetterKind>().Where(k => k.InUrl() == text).Select(k => (LetterKind?)k).FirstOrDefault();

    internal static string Template(this LetterKind kind) => $"letter-{kind.InUrl()}";
}
