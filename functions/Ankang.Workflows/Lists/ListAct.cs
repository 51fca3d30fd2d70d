using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Lists;

/// <summary>One thing that somebody did to a list as a whole, and that changes none of its words: 正式启用, 立即重试, 启动流程.</summary>
/// <param name="At">UTC.</param>
/// <param name="Text">What, in Chinese.</param>
public sealed record ListAct(DateTimeOffset At, Actor Who, string Text);
