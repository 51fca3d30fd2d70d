using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;

namespace Ankang.Workflows.Escalation;

/// <summary>What the ladder of an item depends on besides the item itself.</summary>
/// <param name="Policy">The policy that the item opened under.</param>
/// <param name="Calendar">Always the newest calendar.</param>
/// <param name="MaxRung">The unit's highest rung.</param>
/// <param name="ClosesOn">The last day on which a notice of the list may leave.</param>
/// <param name="Year">The list's year; progress notes are asked by its quarters.</param>
public sealed record LadderTerms(LadderPolicy Policy, WorkCalendar Calendar, Rung MaxRung, DateOnly ClosesOn, int Year);
