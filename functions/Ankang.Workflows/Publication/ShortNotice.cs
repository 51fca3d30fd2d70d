namespace Ankang.Workflows.Publication;

/// <summary>Items of one period that leave their units too little time after they are told of the duty.</summary>
/// <param name="Name">第2项 年度方案</param>
/// <param name="DueOn">The deadline; it stays as published.</param>
/// <param name="Units">How many units are concerned.</param>
/// <param name="IsOver">The deadline is over before they can be told.</param>
/// <param name="RemindedFrom">The earliest day of a 提醒: the ladder moves, never the deadline.</param>
public sealed record ShortNotice(string Name, DateOnly DueOn, int Units, bool IsOver, DateOnly RemindedFrom);
