namespace Ankang.Workflows.Web.Api;

/// <summary>One line of the history (台账): who, when, what, why.</summary>
/// <param name="Mail">Address of the mail that belongs to it, where one does.</param>
/// <param name="Channel">By which way it was done, in Chinese: 登录, 邮件入口, 接口, 系统.</param>
public sealed record ApiHistoryEntry(int Number, DateTimeOffset At, string Who, string Event, string Text, string? Mail, string Channel);
