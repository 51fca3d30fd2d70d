namespace Ankang.Workflows.Publication;

/// <summary>What a submission would do, before it is done.</summary>
/// <param name="Basis">Names the state that it was found for: whoever applies it says so, and is refused when it has changed.</param>
/// <param name="Opening">What the list opens in all.</param>
/// <param name="Change">What differs; null for a new list.</param>
public sealed record PublicationPlan(
    PublicationKind Kind,
    string List,
    string Title,
    string Basis,
    DateOnly StartOn,
    IReadOnlyList<string> Warnings,
    OpeningTable Opening,
    ChangePreview? Change
)
{
    /// <summary>减负账: what the list would cost its people. Null where only the outline of a plan is known.</summary>
    public ListBurden? Burden { get; init; }

    /// <summary>No holiday notice of its year is known: its days are guessed, and it cannot be activated.</summary>
    public bool LacksCalendar { get; init; }

    /// <summary>Its duties that stand in another open list for the same units, too.</summary>
    public IReadOnlyList<SameDuty> Same { get; init; } = [];

    /// <summary>What it costs them now; null for a new list.</summary>
    public ListBurden? BurdenBefore { get; init; }

    /// <summary>Whom it tells too late, and which quotas can hardly be met.</summary>
    public NoticeCheck Notice { get; init; } = NoticeCheck.None;
}
