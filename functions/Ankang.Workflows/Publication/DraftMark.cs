namespace Ankang.Workflows.Publication;

/// <summary>A mark that a draft left for a person.</summary>
/// <param name="Line">From 1.</param>
/// <param name="MustDecide">The list cannot be published while it stands there.</param>
public sealed record DraftMark(int Line, string Words, bool MustDecide)
{
    public static IReadOnlyList<DraftMark> In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var marks = new List<DraftMark>();
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            bool decide =
                lines[i].Contains(NextYear.ToFill, StringComparison.Ordinal) || lines[i].Contains($"# {NextYear.ToDecide}", StringComparison.Ordinal);
            if (decide || lines[i].Contains(NextYear.ToReview, StringComparison.Ordinal))
                marks.Add(new DraftMark(i + 1, lines[i].Trim(), decide));
        }

        return marks;
    }
}
