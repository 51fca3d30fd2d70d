namespace Ankang.Workflows.Notices;

/// <summary>What the second channel is told of the mails of one rung and slot: units and counts, no person, no link.</summary>
/// <param name="Id">The same for the same mails, so that a repeat can be told from a new message.</param>
/// <param name="Kind">Name of the rung: <c>reminder</c>, <c>supervision</c>.</param>
/// <param name="At">The slot, UTC.</param>
public sealed record ChannelMessage(string Id, string List, string Kind, DateTimeOffset At, string Text, IReadOnlyList<ChannelUnit> Units);
