using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Accidents;

/// <summary>已接收: who has acknowledged an accident, and when (UTC).</summary>
public sealed record AlarmReceipt(Actor Who, DateTimeOffset At);
