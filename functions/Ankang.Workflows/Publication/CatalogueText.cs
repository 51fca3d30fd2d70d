using Ankang.Workflows.Intake;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Ankang.Workflows.Publication;

/// <summary>Changes single values of a <c>catalogue.yaml</c>: comments, order and keys that are not named stay as they were written.</summary>
/// <remarks>
/// The text was read before, so its shape is known. A value is given as YAML; null takes its key out. What replaces a value
/// where it stands is gathered and made at once, so that a whole list is changed with the text parsed once.
/// </remarks>
public sealed class CatalogueText(string text)
{
    /// <summary>Begins a comment of an import on what should be looked at.</summary>
    private const string OfImport = "REVIEW:";
    private const string Duties = "obligations";
    private readonly List<string> _lines = [.. text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')];
    private readonly List<(int At, int Length, string New)> _edits = [];
    private string? _all;
    private YamlMappingNode? _top;

    public override string ToString()
    {
        Settle();
        return All;
    }

    public bool HasHead(string section, string key) => ValueOf(Head(section), key) is not null;

    /// <summary>Sets values of the mapping <c>list</c>, <c>office</c> or <c>ladder</c>.</summary>
    public void SetHead(string section, IEnumerable<(string Key, string? Value)> values)
    {
        foreach ((string key, string? value) in values)
            Set(() => Head(section), key, value);
    }

    public void SetDuty(string id, IEnumerable<(string Key, string? Value)> values)
    {
        // The id last, by which the others find the entry.
        foreach ((string key, string? value) in values.OrderBy(v => v.Key == "id"))
            Set(() => Duty(id), key, value);
    }

    /// <summary>Replaces a duty's value, where it has one, by what <paramref name="change"/> makes of it: as written, with quotes and breaks.</summary>
    public void RewriteDuty(string id, string key, Func<string, string> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (ValueOf(Duty(id), key) is not { } value)
            return;
        string before = Written(value);
        if (change(before) is var after && after != before)
            Replace(value, after);
    }

    /// <summary>A comment at the end of the line of a value that is there; a second one joins the first.</summary>
    public void CommentHead(string section, string key, string words) => Comment(ValueOf(Head(section), key)!, words);

    /// <inheritdoc cref="CommentHead"/>
    public void CommentDuty(string id, string key, string words) => Comment(ValueOf(Duty(id), key)!, words);

    /// <summary>A comment of its own line, above a duty and indented as it.</summary>
    public void CommentAbove(string id, string words)
    {
        string line = _lines[First(Duty(id))];
        _edits.Add((StartOf(First(Duty(id))), 0, $"{line[..^line.TrimStart().Length]}# {words}\n"));
    }

    /// <summary>Asks a person to look at a duty, above which <see cref="Marks"/> finds it.</summary>
    public void MarkAbove(string id, string why) => CommentAbove(id, $"{OfImport} {why}");

    /// <summary>Takes a duty out, with the comments right above it.</summary>
    public void RemoveDuty(string id)
    {
        Settle();
        YamlMappingNode duty = Duty(id);
        int first = First(duty),
            last = LastLine(duty);
        while (IsMark(first - 1))
            first--;
        _lines.RemoveRange(first, last - first + 1);
        if (first < _lines.Count && first > 0 && _lines[first].Trim().Length == 0 && _lines[first - 1].Trim().Length == 0)
            _lines.RemoveAt(first);
        Changed();
    }

    /// <summary>Puts a duty behind another one.</summary>
    public void AddDuty(string behind, IReadOnlyList<(string Key, string? Value)> values)
    {
        Settle();
        YamlMappingNode duty = Duty(behind);
        int at = LastLine(duty) + 1;
        string indent = Indent(duty);
        string[] lines =
        [
            .. values.Where(v => v.Value is not null).Select((v, i) => $"{(i == 0 ? indent[..^2] + "- " : indent)}{v.Key}: {v.Value}".TrimEnd()),
        ];
        _lines.InsertRange(at, ["", .. lines]);
        Changed();
    }

    /// <summary>The marks above each duty that a person has to look at, by the duty's id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Marks()
    {
        Settle();
        var marks = new Dictionary<string, IReadOnlyList<string>>();
        foreach (YamlMappingNode duty in Entries())
        {
            var above = new List<string>();
            for (int line = First(duty) - 1; IsMark(line); line--)
                above.Insert(0, WordsOf(_lines[line]));
            if (above.Count > 0 && Id(duty) is { } id)
                marks[id] = above;
        }

        return marks;
    }

    /// <summary>The marks above a duty are dealt with.</summary>
    public void RemoveMarks(string id)
    {
        Settle();
        int first = First(Duty(id));
        while (IsMark(first - 1))
            _lines.RemoveAt(--first);
        Changed();
    }

    private void Set(Func<YamlMappingNode> find, string key, string? value)
    {
        YamlMappingNode map = find();
        if (value is not null && map.Style != MappingStyle.Flow && ValueOf(map, key) is { } scalar)
        {
            Replace(scalar, value);
            if (key == "id")
                Settle(); // entries are found by it
            return;
        }

        Settle();
        map = find();
        if (map.Style == MappingStyle.Flow)
        {
            if (value == Plain(map, key))
                return;
            Unfold(map);
            map = find();
        }

        var name = new YamlScalarNode(key);
        (YamlNode Key, YamlNode Value)? there = map.Children.TryGetValue(name, out YamlNode? node)
            ? (map.Children.Keys.First(k => k.Equals(name)), node)
            : null;
        if (there is { } known)
        {
            int first = (int)known.Key.Start.Line - 1,
                last = Math.Max(first, LastLine(known.Value)),
                column = (int)known.Key.Start.Column - 1;
            string before = _lines[first][..column];
            if (value is null)
            {
                if (before.Trim().Length > 0)
                    throw new InvalidOperationException($"'{key}' begins its entry and cannot be taken out.");
                _lines.RemoveRange(first, last - first + 1);
                Changed();
                return;
            }

            _lines.RemoveRange(first, last - first + 1);
            _lines.InsertRange(first, $"{before}{key}: {value}".Split('\n'));
        }
        else if (value is not null)
        {
            // Behind the first key, which every entry has.
            YamlNode anchor = map.Children.First().Value;
            _lines.InsertRange(LastLine(anchor) + 1, $"{Indent(map)}{key}: {value}".Split('\n'));
        }

        Changed();
    }

    private void Replace(YamlScalarNode value, string by)
    {
        int at = (int)value.Start.Index;
        _edits.RemoveAll(e => e.At == at && e.Length > 0);
        _edits.Add((at, EndOf(value, All) - at, by));
    }

    private void Comment(YamlScalarNode value, string words)
    {
        int end = All.IndexOf('\n', EndOf(value, All));
        int there = _edits.FindIndex(e => e.At == end);
        if (there < 0)
            _edits.Add((end, 0, $"  # {words}"));
        else
            _edits[there] = (end, 0, $"{_edits[there].New}；{words}");
    }

    private string Written(YamlScalarNode value) => All[(int)value.Start.Index..EndOf(value, All)];

    // Makes the gathered edits, from the last to the first: those before stay where they are.
    private void Settle()
    {
        if (_edits.Count == 0)
            return;
        string all = All;
        foreach ((int at, int length, string by) in Enumerable.Reverse(_edits).OrderByDescending(e => e.At))
            all = all.Remove(at, length).Insert(at, by);
        _edits.Clear();
        _lines.Clear();
        _lines.AddRange(all.TrimEnd('\n').Split('\n'));
        Changed();
    }

    private void Changed() => (_all, _top) = (null, null);

    // { id: a, task: 1 } becomes a line a key, so that keys can be put in and taken out.
    private void Unfold(YamlMappingNode map)
    {
        string all = All;
        int first = (int)map.Start.Line - 1,
            last = LastLine(map),
            column = (int)map.Start.Column - 1;
        string before = _lines[first][..column],
            behind = all[EndOf(map, all)..].Split('\n')[0].TrimEnd();
        bool isEntry = before.Trim() is "" or "-";
        string indent = isEntry ? new string(' ', column) : new string(' ', before.TakeWhile(c => c == ' ').Count() + 2);
        string[] lines =
        [
            .. map.Children.Select((c, i) => $"{(i == 0 && isEntry ? before : indent)}{c.Key}: {all[(int)c.Value.Start.Index..EndOf(c.Value, all)]}"),
        ];
        _lines.RemoveRange(first, last - first + 1);
        _lines.InsertRange(first, (isEntry ? lines : [before.TrimEnd() + behind, .. lines]).SelectMany(l => l.Split('\n')));
        Changed();
    }

    private static YamlScalarNode? ValueOf(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? node) ? node as YamlScalarNode : null;

    private static string? Plain(YamlMappingNode map, string key) => ValueOf(map, key)?.Value;

    private bool IsMark(int line) =>
        line >= 0
        && line < _lines.Count
        && _lines[line].TrimStart() is ['#', .. var words]
        && new[] { OfImport, NextYear.ToReview, NextYear.ToDecide }.Any(m => words.TrimStart().StartsWith(m, StringComparison.Ordinal));

    private static string WordsOf(string mark)
    {
        string words = mark.Trim().TrimStart('#').Trim();
        return words.StartsWith(OfImport, StringComparison.Ordinal) ? words[OfImport.Length..].Trim() : words;
    }

    private static string Indent(YamlMappingNode map) => new(' ', (int)map.Children.First().Key.Start.Column - 1);

    private static int First(YamlMappingNode map) => (int)map.Start.Line - 1;

    // Offsets of nodes are offsets in it.
    private string All => _all ??= string.Join('\n', _lines) + "\n";

    private int StartOf(int line) => _lines.Take(line).Sum(l => l.Length + 1);

    private int LastLine(YamlNode node) => All.AsSpan(0, EndOf(node, All)).Count('\n');

    // The reader knows where a collection begins, not where it ends: its last value does, or its closing bracket.
    private static int EndOf(YamlNode node, string all) =>
        node switch
        {
            YamlMappingNode { Style: MappingStyle.Flow } or YamlSequenceNode { Style: SequenceStyle.Flow } => Closing(all, (int)node.Start.Index),
            YamlMappingNode { Children.Count: > 0 } map => EndOf(map.Children.Last().Value, all),
            YamlSequenceNode { Children.Count: > 0 } list => EndOf(list.Children[^1], all),
            _ => all.AsSpan(0, (int)node.End.Index).TrimEnd().Length,
        };

    private static int Closing(string all, int at)
    {
        int depth = 0;
        for (char quote = '\0'; at < all.Length; at++)
        {
            char c = all[at];
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if ((c is '\'' or '"') && (all[at - 1] is ' ' or '[' or '{' or ',' or ':' or '\n'))
                quote = c;
            else if (c == '#' && (all[at - 1] is ' ' or '\n'))
                at = all.IndexOf('\n', at);
            else if (c is '[' or '{')
                depth++;
            else if ((c is ']' or '}') && --depth == 0)
                return at + 1;
        }

        return all.Length;
    }

    private YamlMappingNode Top()
    {
        if (_top is not null)
            return _top;
        return _top = (YamlMappingNode)YamlIntake.Load(All).Documents[0].RootNode;
    }

    private YamlMappingNode Head(string section) => (YamlMappingNode)Top().Children[new YamlScalarNode(section)];

    private IEnumerable<YamlMappingNode> Entries() =>
        ((YamlSequenceNode)Top().Children[new YamlScalarNode(Duties)]).Children.OfType<YamlMappingNode>();

    private YamlMappingNode Duty(string id) =>
        Entries().FirstOrDefault(d => Id(d) == id) ?? throw new KeyNotFoundException($"The catalogue has no duty '{id}'.");

    private static string? Id(YamlMappingNode duty) => Plain(duty, "id");
}
