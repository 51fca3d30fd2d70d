using Ankang.Workflows.Catalogue.Import.Documents;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>A numbered paragraph of a prose plan with what stands under it.</summary>
internal sealed class Outline(int level, int number, string mark, Place place)
{
    private const int LongestTitle = 40;

    public int Level { get; } = level;

    public int Number { get; } = number;

    public Place Place { get; } = place;

    /// <summary>Its own paragraph, and those after it that have no number.</summary>
    public List<(string Text, Place Place)> Lines { get; } = [];

    public List<Outline> Children { get; } = [];

    /// <summary>How many ends of tasks it and its children have; units and deadline on lines of their own are one.</summary>
    public int Trailers => OwnTrailers + Children.Sum(c => c.Trailers);

    private int OwnTrailers
    {
        get
        {
            (int count, bool open) = (0, false);
            foreach ((string text, _) in Lines)
            {
                IReadOnlyList<Trailer> found = Trailer.In(text);
                bool alone = found is [{ Start: 0 }];
                count += alone && open ? 0 : found.Count;
                open = found.Count > 0;
            }

            return count;
        }
    }

    /// <summary>One end for the whole of it: a task, whose numbered parts are parts of its text.</summary>
    public bool IsTask =>
        Trailers == 1 && (Children.Count == 0 || OwnTrailers == 1 || (Children.Count > 1 && Children[^1].Trailers == 1 && Level >= Marks.Group));

    /// <summary>Its heading, with the number: the first sentence where that is short.</summary>
    public string Title
    {
        get
        {
            if (Lines.Count == 0)
                return "";
            string first = Lines[0].Text;
            int end = first.IndexOf('。');
            string title =
                end > 0 && end <= LongestTitle ? first[..end]
                : first.Length <= LongestTitle ? first
                : first[..Math.Min(first.Length, mark.Length + LongestTitle)];
            return Marks.Heading(title);
        }
    }

    public IReadOnlyList<(string Text, Place Place)> Whole() => [.. All()];

    public IEnumerable<(string Text, Place Place)> All() => Lines.Concat(Children.SelectMany(c => c.All()));
}
