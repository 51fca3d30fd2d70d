using System.Text.Json.Serialization;

namespace Ankang.Workflows.Letters;

/// <summary>附件 of a letter: 逾期事项清单, or a table with widths of its own.</summary>
public sealed record LetterAnnex(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Of its columns, in twentieths of a point; null for those of 逾期事项清单.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int>? Widths { get; init; }

    /// <summary>Columns that are not centred, from 0; null for those of 逾期事项清单.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int>? Left { get; init; }
}
