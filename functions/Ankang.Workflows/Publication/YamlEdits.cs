using YamlDotNet.RepresentationModel;

namespace Ankang.Workflows.Publication;

/// <summary>Edits a YAML text in place: values are replaced where they stand, everything else stays as it was written.</summary>
internal sealed class YamlEdits
{
    private readonly string _text;
    private readonly YamlMappingNode _top;
    private readonly List<(int At, int Length, string New)> _edits = [];
    private readonly Dictionary<int, string> _lineEnds = [];

    /// <param name="text">Was read before, so it is one mapping.</param>
    public YamlEdits(string text)
    {
        _text = text.ReplaceLineEndings("\n");
        var stream = new YamlStream();
        stream.Load(new StringReader(_text));
        _top = (YamlMappingNode)stream.Documents[0].RootNode;
    }

    public Mapping Child(string key) => new((YamlMappingNode)_top.Children[new YamlScalarNode(key)]);

    public IEnumerable<Mapping> Items(string key) =>
        ((YamlSequenceNode)_top.Children[new YamlScalarNode(key)]).Children.Cast<YamlMappingNode>().Select(m => new Mapping(m));

    public void Replace(YamlScalarNode node, string value) => _edits.Add((At(node), Length(node), value));

    /// <summary>Replaces what stands there, quotes and breaks as they are, by what <paramref name="change"/> makes of it.</summary>
    public void Rewrite(YamlScalarNode node, Func<string, string> change)
    {
        string before = _text.Substring(At(node), Length(node));
        if (change(before) is var after && after != before)
            _edits.Add((At(node), before.Length, after));
    }

    /// <summary>A comment at the end of the value's line.</summary>
    public void Comment(YamlScalarNode node, string words)
    {
        int end = _text.IndexOf('\n', At(node) + Length(node));
        end = end < 0 ? _text.Length : end;
        _lineEnds[end] = _lineEnds.TryGetValue(end, out string? there) ? $"{there}；{words}" : $"  # {words}";
    }

    /// <summary>A comment of its own line, above the entry and indented as it.</summary>
    public void CommentAbove(Mapping entry, string words)
    {
        int line = _text.LastIndexOf('\n', Math.Max(0, (int)entry.Map.Start.Index - 1)) + 1;
        string indent = new([.. _text[line..].TakeWhile(c => c == ' ')]);
        _edits.Add((line, 0, $"{indent}# {words}\n"));
    }

    public string Apply()
    {
        string text = _text;
        foreach (
            (int at, int length, string words) in _edits.Concat(_lineEnds.Select(e => (e.Key, 0, e.Value))).Reverse().OrderByDescending(e => e.Item1)
        )
            text = text.Remove(at, length).Insert(at, words);
        return text;
    }

    private static int At(YamlScalarNode node) => (int)node.Start.Index;

    private static int Length(YamlScalarNode node) => (int)(node.End.Index - node.Start.Index);

    /// <summary>One mapping of the file.</summary>
    internal readonly record struct Mapping(YamlMappingNode Map)
    {
        public YamlScalarNode? Node(string key) =>
            Map.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? node) ? node as YamlScalarNode : null;

        public string? Text(string key) => Node(key)?.Value;
    }
}
