using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Web.Letters;

/// <summary>A letter with what its page lets the office fill in.</summary>
/// <param name="UnitId">Of the addressee.</param>
/// <param name="Unit">Full name of the addressee.</param>
/// <param name="Items">What the letter is about.</param>
/// <param name="Submitted">Letters of this kind about any of these items that were put before the leader, oldest first.</param>
public sealed record LetterView(
    OfficialLetter Letter,
    LetterForm Form,
    string UnitId,
    string Unit,
    IReadOnlyList<DueItemKey> Items,
    IReadOnlyList<SubmittedLetter> Submitted
);
