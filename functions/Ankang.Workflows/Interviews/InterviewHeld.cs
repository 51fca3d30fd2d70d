using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Interviews;

/// <summary>已约谈: when it was held and what came of it.</summary>
/// <param name="Minutes">约谈纪要: what was said and agreed.</param>
/// <param name="FollowUp">Number of the item that it opened; null where none was wanted.</param>
public sealed record InterviewHeld(DateOnly On, string Minutes, Actor Who, DateTimeOffset At, string Request, int? FollowUp);
