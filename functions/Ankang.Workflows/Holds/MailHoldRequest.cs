using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Holds;

/// <summary>暂缓发送 of a mail that is of no single item, as the office asks for it.</summary>
/// <param name="RequestId">Names the request: sent twice, it is done once.</param>
/// <param name="Of">The unit's id for 任务告知, the supervisor's address for 周报.</param>
/// <param name="Until">Last day, inside.</param>
public sealed record MailHoldRequest(string List, string RequestId, Actor Who, NoticeKind Kind, string Of, DateOnly Until, string Reason);
