using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Web.Drafts;

/// <summary>A run of a task's published text, with the duties that were read from it.</summary>
/// <param name="Duties">By their order in the task, from 0; empty where no duty was read.</param>
internal sealed record SourceRun(string Text, IReadOnlyList<int> Duties)
{
    /// <summary>The text in runs. A source that stands in it several times is marked where it stands first behind the duty before.</summary>
    /// <param name="duties">Of the task.</param>
    public static IReadOnlyList<SourceRun> Of(string text, IReadOnlyList<Obligation> duties)
    {
        // A source stands in the text but for blanks.
        int[] places = [.. Enumerable.Range(0, text.Length).Where(i => !char.IsWhiteSpace(text[i]))];
        string plain = string.Concat(places.Select(i => text[i]));
        var of = new List<int>[text.Length];
        for (int i = 0; i < of.Length; i++)
            of[i] = [];
        int from = 0;
        foreach ((int n, Obligation duty) in duties.Index())
        {
            string source = string.Concat(duty.Source.Where(c => !char.IsWhiteSpace(c)));
            int at = source.Length == 0 ? -1 : plain.IndexOf(source, from, StringComparison.Ordinal);
            if (at < 0)
                at = source.Length == 0 ? -1 : plain.IndexOf(source, StringComparison.Ordinal);
            if (at < 0)
                continue;
            for (int i = places[at]; i <= places[at + source.Length - 1]; i++)
                of[i].Add(n);
            from = at;
        }

        var runs = new List<SourceRun>();
        for (int start = 0, i = 1; i <= text.Length; i++)
            if (i == text.Length || !of[i].SequenceEqual(of[start]))
            {
                runs.Add(new(text[start..i], of[start]));
                start = i;
            }

        return runs;
    }
}
