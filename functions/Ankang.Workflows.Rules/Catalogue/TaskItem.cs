namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>One numbered row of the list, as published (任务).</summary>
/// <param name="Number">The published number, 1 to 40 in 2021.</param>
/// <param name="Section">一、… as printed.</param>
/// <param name="Group">(一)… as printed, without the final 。</param>
/// <param name="Text">重点工作和要求 with its number, verbatim.</param>
/// <param name="Units">责任单位 as printed, without blanks and breaks.</param>
/// <param name="Deadline">完成时限 as printed, such as 12月31日前.</param>
public sealed record TaskItem(int Number, string Section, string Group, string Text, string Units, string Deadline);
