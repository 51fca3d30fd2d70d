namespace Ankang.Workflows.Letters;

/// <summary>附件：逾期事项清单.</summary>
public sealed record LetterAnnex(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
