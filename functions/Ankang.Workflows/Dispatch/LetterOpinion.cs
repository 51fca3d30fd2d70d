using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Dispatch;

/// <summary>签批意见 on a letter.</summary>
/// <param name="Agreed">同意; else 退回.</param>
/// <param name="Words">As he wrote them; empty where he only agreed.</param>
/// <param name="At">UTC.</param>
public sealed record LetterOpinion(bool Agreed, string Words, Actor Who, DateTimeOffset At, string Request);
