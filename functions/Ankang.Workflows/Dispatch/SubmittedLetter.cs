using Ankang.Workflows.Letters;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Dispatch;

/// <summary>呈批: a letter that was put before the leader of the office, as it read then, and what he said.</summary>
/// <param name="Number">In the list, from 1.</param>
/// <param name="Unit">Id of the addressee.</param>
/// <param name="Addressee">Its full name then.</param>
/// <param name="Items">What the letter is about.</param>
/// <param name="Letter">The text that lies before him: what the items do later changes nothing in it.</param>
/// <param name="By">Who of the office submitted it, when (UTC).</param>
public sealed record SubmittedLetter(
    int Number,
    string Unit,
    string Addressee,
    IReadOnlyList<DueItemKey> Items,
    OfficialLetter Letter,
    Actor By,
    DateTimeOffset At,
    string Request
)
{
    /// <summary>签批; null while it waits.</summary>
    public LetterOpinion? Opinion { get; init; }

    /// <summary>The histories of its items say all that was said of it.</summary>
    public bool Noted { get; init; }

    /// <summary>As the leader's page, the mail and a history name it.</summary>
    public string Title => $"{Letter.Kind.Chinese()}（{Addressee}）";

    /// <summary>About an item of another letter of the same kind.</summary>
    public bool Overlaps(LetterKind kind, IReadOnlyCollection<DueItemKey> items) => Letter.Kind == kind && Items.Any(items.Contains);
}
