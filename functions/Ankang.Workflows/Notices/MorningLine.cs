namespace Ankang.Workflows.Notices;

/// <summary>A line of 早报.</summary>
/// <param name="Text">待审核 3个单位5项</param>
/// <param name="Path">Of the page that has it, from the host's address on: <c>/l/ankang-2021/items?need=review</c>.</param>
public sealed record MorningLine(string Text, string Path);
