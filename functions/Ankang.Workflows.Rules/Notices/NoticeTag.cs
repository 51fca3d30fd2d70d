using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Notices;

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

    /// <summary>更正, to whom the corrected rungs went; it leaves for a closed item, too.</summary>
    public static readonly NoticeTag Correction = new("c");

    /// <summary>待审签, to the unit's supervisor: its liaison has reported.</summary>
    public static readonly NoticeTag SignOff = new("s");

    /// <summary>审签退回, to the unit's liaison.</summary>
    public static readonly NoticeTag SentBack = new("t");

    /// <summary>The notice of a rung.</summary>
    public static NoticeTag Of(Rung rung) =>
        rung == Rung.None ? throw new ArgumentOutOfRangeException(nameof(rung), "No rung, no notice.") : new(((int)rung).ToString());

    /// <param name="quarter">1 to 4.</param>
    public static NoticeTag ProgressNote(int quarter) => new($"q{quarter}");

    /// <summary>The kind of mail that it brings.</summary>
    public NoticeKind Kind => NoticeKinds.Of(this).Kind;

    /// <summary>The rung, or <see cref="Rung.None"/> for the courtesy reminder, progress notes and answers.</summary>
    public Rung Rung => NoticeKinds.Of(this).Rung;

    /// <summary>The quarter of a progress note; null otherwise.</summary>
    public int? Quarter => Code.Length == 2 && Code[0] == 'q' ? Code[1] - '0' : null;

    /// <summary>True for the codes of this version.</summary>
    public bool IsKnown => Quarter is >= 1 and <= 4 || NoticeKinds.Knows(this);

    /// <summary>It reminds or climbs, so that the unit must have been told of its duty first.</summary>
    public bool WaitsForTelling => Kind == NoticeKind.Courtesy || Rung != Rung.None;

    /// <inheritdoc cref="NoticeTraits.TellsOfAnAct"/>
    public bool TellsOfAnAct => NoticeKinds.Of(this).TellsOfAnAct;

    /// <inheritdoc cref="NoticeTraits.IsForOffice"/>
    public bool IsForOffice => NoticeKinds.Of(this).IsForOffice;

    /// <summary>What the item's history records once a mail with it was accepted.</summary>
    public HistoryEvent Event => Quarter is null ? NoticeKinds.Of(this).Event : HistoryEvent.NoteAsked;

    /// <summary>The item once a mail with this notice was accepted.</summary>
    /// <param name="at">Acceptance, UTC.</param>
    /// <param name="replyBy">The last day to reply that the mail names; null where it names none.</param>
    public DueItem Accepted(DueItem item, DateTimeOffset at, DateOnly? replyBy)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Quarter is { } quarter ? item with { NotesAsked = [.. item.NotesAsked, quarter] } : NoticeKinds.Of(this).Accept(item, at, replyBy);
    }

    /// <summary>The code.</summary>
    public override string ToString() => Code;
}
