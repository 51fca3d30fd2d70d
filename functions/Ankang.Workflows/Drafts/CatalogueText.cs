using YamlDotNet.RepresentationModel;

namespace Ankang.Workflows.Drafts;

/// <summary>Changes single values of a <c>catalogue.yaml</c>: comments, order and keys that are not named stay as they were written.</summary>
/// <remarks>The text was read before, so its shape is known. A value is given as YAML; null takes its key out.</remarks>
public sealed class CatalogueText(string text)
{
    private const string Duties = "obligations";
    private readonly List<string> _lines = [.. text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')];

    public override string ToString() => string.Join('\n', _lines) + "\n";

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

    /// <summary>Takes a duty out, with the comments right above it.</summary>
    public void RemoveDuty(string id)
    {
        YamlMappingNode duty = Duty(id);
        int first = First(duty),
            last = LastLine(duty);
        while (IsMark(first - 1))
            first--;
        _lines.RemoveRange(first, last - first + 1);
        if (first < _lines.Count && first > 0 && _lines[first].Trim().Length == 0 && _lines[first - 1].Trim().Length == 0)
            _lines.RemoveAt(first);
    }

    /// <summary>Puts a duty behind another one.</summary>
    public void AddDuty(string behind, IReadOnlyList<(string Key, string? Value)> values)
    {
        YamlMappingNode duty = Duty(behind);
        int at = LastLine(duty) + 1;
        string indent = Indent(duty);
        string[] lines =
        [
            .. values.Where(v => v.Value is not null).Select((v, i) => $"{(i == 0 ? indent[..^2] + "- " : indent)}{v.Key}: {v.Value}".TrimEnd()),
        ];
        _lines.InsertRange(at, ["", .. lines]);
    }

    /// <summary>The marks above each duty that a person has to look at, by the duty's id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Marks()
    {
        var marks = new Dictionary<string, IReadOnlyList<string>>();
        foreach (YamlMappingNode duty in Entries())
        {
            var above = new List<string>();
            for (int line = First(duty) - 1; IsMark(line); line--)
                above.Insert(0, DraftMarks.WordsOf(_lines[line]));
            if (above.Count > 0 && Id(duty) is { } id)
                marks[id] = above;
        }

        return marks;
    }

    /// <summary>The marks above a duty are dealt with.</summary>
    public void RemoveMarks(string id)
    {
        int first = First(Duty(id));
        while (IsMark(first - 1))
            _lines.RemoveAt(--first);
    }

    private void Set(Func<YamlMappingNode> find, string key, string? value)
    {
        YamlMappingNode map = find();
        if (map.Style == YamlDotNet.Core.Events.MappingStyle.Flow)
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
                return;
            }

            string comment = first == last && known.Value is YamlScalarNode scalar ? Comment(_lines[first], (int)scalar.End.Column - 1) : "";
            _lines.RemoveRange(first, last - first + 1);
            _lines.InsertRange(first, $"{before}{key}: {value}{comment}".Split('\n'));
        }
        else if (value is not null)
        {
            // Behind the first key, which every entry has.
            YamlNode anchor = map.Children.First().Value;
            _lines.InsertRange(LastLine(anchor) + 1, $"{Indent(map)}{key}: {value}".Split('\n'));
        }
    }

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
    }

    private static string? Plain(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? node) ? (node as YamlScalarNode)?.Value : null;

    private static string Comment(string line, int from) =>
        from < line.Length && line[from..].TrimStart().StartsWith('#') ? "  " + line[from..].Trim() : "";

    private bool IsMark(int line) => line >= 0 && line < _lines.Count && DraftMarks.IsMark(_lines[line]);

    private static string Indent(YamlMappingNode map) => new(' ', (int)map.Children.First().Key.Start.Column - 1);

    private static int First(YamlMappingNode map) => (int)map.Start.Line - 1;

    private string All => string.Join('\n', _lines) + "\n";

    private int LastLine(YamlNode node)
    {
        string all = All;
        return all.AsSpan(0, EndOf(node, all)).Count('\n');
    }

    // The reader knows where a collection begins, not where it ends: its last value does, or its closing bracket.
    private static int EndOf(YamlNode node, string all) =>
        node switch
        {
            YamlMappingNode { Style: YamlDotNet.Core.Events.MappingStyle.Flow }
            or YamlSequenceNode { Style: YamlDotNet.Core.Events.SequenceStyle.Flow } => Closing(all, (int)node.Start.Index),
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
        var stream = new YamlStream();
        stream.Load(new StringReader(All));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private YamlMappingNode Head(string section) => (YamlMappingNode)Top().Children[new YamlScalarNode(section)];

    private IEnumerable<YamlMappingNode> Entries() =>
        ((YamlSequenceNode)Top().Children[new YamlScalarNode(Duties)]).Children.OfType<YamlMappingNode>();

    private YamlMappingNode Duty(string id) =>
        Entries().FirstOrDefault(d => Id(d) == id) ?? throw new KeyNotFoundException($"The catalogue has no duty '{id}'.");

    private static string? Id(YamlMappingNode duty) => Plain(duty, "id");
}
