namespace Ankang.Workflows.Rules.Lists;

/// <summary>
/// A due item of one unit that an event opened, not the calendar: of a duty that only a report opens (31, 40), or a statement that the
/// office asks for.
/// </summary>
/// <param name="Number">Of the accident; part of the item's key.</param>
/// <param name="Obligation">Id of the duty; <see cref="EventDuty.StatementId"/> for the statement.</param>
/// <param name="DoneAt">It opens done: the duty was fulfilled at this time (UTC), before anybody recorded it. Null where it is still asked.</param>
public sealed record EventOpening(int Number, string Obligation, string Unit, DateOnly OpensOn, DateOnly DueOn, DateTimeOffset? DoneAt = null);
