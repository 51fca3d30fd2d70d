namespace Ankang.Workflows.Rules.Steps;

/// <summary>Why a notice that waits for a slot must not leave any more.</summary>
public enum ObsoleteReason
{
    /// <summary>No notice of the list leaves after its closing day.</summary>
    ListClosed,

    /// <summary>The office has done what it was to be told of.</summary>
    OfficeDone,

    /// <summary>Nothing is asked of the unit any more; the item's state says why.</summary>
    NotOpen,

    /// <summary>The item climbs anew.</summary>
    OtherCycle,

    /// <summary>Above the unit's highest rung.</summary>
    BeyondMaxRung,

    /// <summary>A reminder of a deadline that has passed.</summary>
    PastDue,

    /// <summary>暂缓发送 of the item, until its <see cref="DueItems.DueItem.HeldUntil"/>.</summary>
    Held,

    /// <summary>暂停</summary>
    Paused,

    /// <summary>Reported anew since it was returned.</summary>
    ReportedAgain,

    /// <summary>已阅</summary>
    Acknowledged,

    /// <summary>The quarter's progress note was given, or the quarter is over.</summary>
    NoteGivenOrOver,

    /// <summary>The unit was not told of the duty, or too short a time ago: what told it was taken back.</summary>
    NotTold,

    /// <summary>The rung below was taken back.</summary>
    RungBelowTakenBack,

    /// <summary>单位审签 was decided, or the report was taken back.</summary>
    SignOffDecided,
}
