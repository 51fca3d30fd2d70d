using Ankang.Workflows.Letters;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Dispatch;

/// <summary>What a letter is about.</summary>
/// <param name="Items">Items of one unit; empty where no letter is to be written.</param>
/// <param name="Decided">What was decided about a 约谈; all blank before.</param>
/// <param name="SignedAt">When a 约谈通知书 was signed (签发), UTC: its letter is of that day. Null for others.</param>
public sealed record LetterMatter(IReadOnlyList<DueItemKey> Items, InterviewTerms Decided, DateTimeOffset? SignedAt);
