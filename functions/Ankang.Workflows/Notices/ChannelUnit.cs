namespace Ankang.Workflows.Notices;

/// <summary>A unit that got a mail, with how many items it names and the last day to reply.</summary>
public sealed record ChannelUnit(string Id, string Name, int Items, DateOnly? ReplyBy);
