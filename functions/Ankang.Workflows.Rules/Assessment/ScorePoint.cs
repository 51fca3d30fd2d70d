using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Assessment;

/// <summary>One line of what a score is made of.</summary>
/// <param name="Item">The item it is about; null for what a person entered.</param>
/// <param name="Row">The deduction; null for what a person entered.</param>
/// <param name="Rule">The row's name in the policy: <c>doneLate</c>, or the id of a bonus or veto.</param>
/// <param name="Points">Below 0 for a deduction, above for a bonus; two decimals.</param>
/// <param name="Reason">Why.</param>
public sealed record ScorePoint(DueItemKey? Item, AssessmentRow? Row, string Rule, decimal Points, PointReason Reason);
