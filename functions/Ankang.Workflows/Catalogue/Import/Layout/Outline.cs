using Ankang.Workflows.Catalogue.Import.Cells;
using Ankang.Workflows.Catalogue.Import.Documents;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>A numbered paragraph of a prose plan with what stands under it.</summary>
internal sealed class Outline(int level, int number, string mark, Place place)
{
    private const int LongestTitle = 40;

    private int? _trailers;

    public int Level { get; } = level;

    public int Number { get; } = number;

    /// <summary>As printed before the first line.</summary>
    public string Mark { get; } = mark;

    public Place Place { get; } = place;

    /// <summary>Its own paragraph, and those after it that have no number.</summary>
    public List<OutlineLine> Lines { get; } = [];

    public List<Outline> Children { get; } = [];

    /// <summary>整改措施: stands in it, so that what it says itself is the matter and its parts are the duties.</summary>
    public bool HasMeasures { get; set; }

    /// <summary>How many ends of tasks it and its children have; units and deadline on lines of their own are one.</summary>
    public int Trailers => _trailers ??= OwnTrailers + Children.Sum(c => c.Trailers);

    private int OwnTrailers
    {
        get
        {
            (int count, bool open) = (0, false);
            foreach (OutlineLine line in Lines)
            {
                bool alone = line.Trailers is [{ Start: 0 }];
                count += alone && open ? 0 : line.Trailers.Count;
                open = line.Trailers.Count > 0;
            }

            return count;
        }
    }

    /// <summary>One end for the whole of it: a task, whose numbered parts are parts of its text.</summary>
    public bool IsTask =>
        Trailers == 1
        && (
            Children.Count == 0
            || (OwnTrailers == 1 && !IsHeadingWithUnits)
            || (Children.Count > 1 && Children[^1].Trailers == 1 && Level >= Marks.Group)
        );

    // （一）隐患整治（责任单位：县局）over numbered parts: each part is a task of that unit.
    private bool IsHeadingWithUnits =>
        Level <= Marks.Group
        && Lines[0] is var first
        && IsHeading(first.Text[Mark.Length..(first.Trailers.Count > 0 ? first.Trailers[0].Start : first.Text.Length)])
        && Children.Any(c => Tells.Anything(c.Lines[0].Text));

    /// <summary>A few words without a stop, a time or a unit that does something; a time in a bracket at the end is handed down.</summary>
    public static bool IsHeading(string text) =>
        Blanks.HalfWidth(text).TrimEnd('。', ':') is { Length: > 0 and <= LongestTitle } words
        && words.AsSpan().IndexOfAny('。', ';') < 0
        && !Tells.Time(WithoutBracket(words))
        && NamedSubject.In(words) is null;

    private static string WithoutBracket(string words) =>
        words[^1] == ')' && words.LastIndexOf('(') is > 0 and var open && CellKinds.Of(words[(open + 1)..^1]) == CellKind.Time
            ? words[..open]
            : words;

    /// <summary>Where its heading ends in its first line: the first sentence where that is short.</summary>
    public int TitleEnd
    {
        get
        {
            if (Lines.Count == 0)
                return 0;
            string first = Lines[0].Text;
            int end = first.IndexOf('。');
            return end > 0 && end <= LongestTitle ? end + 1
                : first.Length <= LongestTitle ? first.Length
                : Math.Min(first.Length, Mark.Length + LongestTitle);
        }
    }

    public IEnumerable<OutlineLine> All() => Lines.Concat(Children.SelectMany(c => c.All()));
}
