using Ankang.Workflows.Catalogue;

namespace Ankang.Workflows.DueItems;

/// <summary>What a pending notice of an item is about: the courtesy reminder, a rung, or a quarter's progress note.</summary>
/// <param name="Code">0 courtesy, 1–3 a rung, q1–q4 a progress note: the last part of the notice's row key.</param>
public readonly record struct NoticeTag(string Code)
{
    public static readonly NoticeTag Courtesy = new("0");

    public static NoticeTag Of(Rung rung) => rung == Rung.None
        ? throw new ArgumentOutOfRangeException(nameof(rung), "No rung, no notice.")
        : new(((int)rung).ToString());

    /// <param name="quarter">1 to 4.</param>
    public static NoticeTag ProgressNote(int quarter) => new($"q{quarter}");

    /// <summary>The rung, or <see cref="Rung.None"/> for the courtesy reminder and progress notes.</summary>
    public Rung Rung => Code is "1" or "2" or "3" ? (Rung)(Code[0] - '0') : Rung.None;

    /// <summary>The quarter of a progress note; null otherwise.</summary>
    public int? Quarter => Code.Length == 2 && Code[0] == 'q' ? Code[1] - '0' : null;

    public override string ToString() => Code;
}
