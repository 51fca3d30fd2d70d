namespace Ankang.Workflows.Drafts;

/// <summary>What a model said, or why it said nothing.</summary>
/// <param name="Content">Not trusted in any way.</param>
/// <param name="Fault">In Chinese, without address and key; null where there is an answer.</param>
public sealed record ModelAnswer(string Content, string? Fault);
