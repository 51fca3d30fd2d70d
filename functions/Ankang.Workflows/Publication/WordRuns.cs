using System.Text.RegularExpressions;
using DiffPlex;
using DiffPlex.Model;

namespace Ankang.Workflows.Publication;

/// <summary>Where two sentences differ: by characters of Chinese, whole numbers and whole words of Latin letters.</summary>
public static partial class WordRuns
{
    // A single sign between two changes is easier read as changed with them.
    private const int ShortestShared = 2;

    /// <summary>The runs of both in the order in which they are read; what the earlier alone has before what the later alone has.</summary>
    public static IReadOnlyList<WordRun> Of(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        DiffResult found = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, new Signs());
        var runs = new List<WordRun>();
        int at = 0;
        foreach (DiffBlock block in found.DiffBlocks)
        {
            Add(string.Concat(found.PiecesOld.Skip(at).Take(block.DeleteStartA - at)), WordRunKind.Both);
            Add(string.Concat(found.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA)), WordRunKind.Before);
            Add(string.Concat(found.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB)), WordRunKind.After);
            at = block.DeleteStartA + block.DeleteCountA;
        }

        Add(string.Concat(found.PiecesOld.Skip(at)), WordRunKind.Both);
        return Joined(runs);

        void Add(string text, WordRunKind kind)
        {
            if (text.Length > 0)
                runs.Add(new WordRun(text, kind));
        }
    }

    // 每(季度|月)至少(1|2)次: what is too short to be read between two changes goes with them.
    private static List<WordRun> Joined(List<WordRun> runs)
    {
        var joined = new List<WordRun>();
        for (int i = 0; i < runs.Count; )
        {
            if (runs[i].Kind == WordRunKind.Both)
            {
                joined.Add(runs[i++]);
                continue;
            }

            string before = "",
                after = "";
            for (
                ;
                i < runs.Count
                    && (
                        runs[i].Kind != WordRunKind.Both
                        || (runs[i].Text.Length < ShortestShared && i + 1 < runs.Count && before.Length + after.Length > 0)
                    );
                i++
            )
            {
                if (runs[i].Kind != WordRunKind.After)
                    before += runs[i].Text;
                if (runs[i].Kind != WordRunKind.Before)
                    after += runs[i].Text;
            }

            if (before.Length > 0)
                joined.Add(new WordRun(before, WordRunKind.Before));
            if (after.Length > 0)
                joined.Add(new WordRun(after, WordRunKind.After));
        }

        return joined;
    }

    [GeneratedRegex(@"\d+|[A-Za-z]+|.", RegexOptions.Singleline)]
    private static partial Regex Sign();

    private sealed class Signs : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => [.. Sign().Matches(text).Select(m => m.Value)];
    }
}
