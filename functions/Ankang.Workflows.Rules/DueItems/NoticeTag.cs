using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Rules.DueItems;

/// <summary>What a pending notice of an item is about: the courtesy reminder, a rung, a quarter's progress note, or an act of the office.</summary>
/// <param name="Code">0 courtesy, 1–3 a rung, q1–q4 a progress note, a letter for the others: the last part of the notice's row key.</param>
public readonly record struct NoticeTag(string Code)
{
    /// <summary>到期提醒</summary>
    public static readonly NoticeTag Courtesy = new("0");

    /// <summary>退回补正, to the unit.</summary>
    public static readonly NoticeTag Returned = new("b");

    /// <summary>同意延期, to the unit.</summary>
    public static readonly NoticeTag Extended = new("e");

    /// <summary>未同意延期, to the unit.</summary>
    public static readonly NoticeTag ExtensionRefused = new("d");

    /// <summary>请阅, to the supervisor whose 督办 was not acknowledged.</summary>
    public static readonly NoticeTag Acknowledge = new("a");

    /// <summary>待办提示, to the office: the item waits for it.</summary>
    public static readonly NoticeTag ForOffice = new("o");

    /// <summary>约谈通知 to the principal, released by the office.</summary>
    public static readonly NoticeTag Letter = new("p");

    /// <summary>退信, to the office: a message about the item came back after it was accepted.</summary>
    public static readonly NoticeTag Bounce = new("x");

    /// <summary>The notice of a rung.</summary>
    public static NoticeTag Of(Rung rung) =>
        rung == Rung.None ? throw new ArgumentOutOfRangeException(nameof(rung), "No rung, no notice.") : new(((int)rung).ToString());

    /// <param name="quarter">1 to 4.</param>
    public static NoticeTag ProgressNote(int quarter) => new($"q{quarter}");

    /// <summary>The rung, or <see cref="Rung.None"/> for the courtesy reminder and progress notes.</summary>
    public Rung Rung => Code is "1" or "2" or "3" ? (Rung)(Code[0] - '0') : Rung.None;

    /// <summary>The quarter of a progress note; null otherwise.</summary>
    public int? Quarter => Code.Length == 2 && Code[0] == 'q' ? Code[1] - '0' : null;

    /// <summary>It tells of an act that happened, so that a hold or a pause delays it and never drops it.</summary>
    public bool TellsOfAnAct => this == Returned || this == Extended || this == ExtensionRefused || this == Letter || this == Bounce;

    /// <summary>It goes to the office, whose work it is; no state of the unit's holds it back.</summary>
    public bool IsForOffice => this == ForOffice || this == Bounce;

    /// <summary>The code.</summary>
    public override string ToString() => Code;
}
