using System.Globalization;
using System.Text.RegularExpressions;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Intake;
using Ankang.Workflows.Rules.Catalogue;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ankang.Workflows.Catalogue;

/// <summary>One mapping of a YAML file, read key by key; every fault is noted with its line and reading goes on.</summary>
/// <remarks>Not a deserializer: that stops at the first fault and knows no line for a key that is missing.</remarks>
internal sealed partial class YamlFields
{
    private readonly YamlMappingNode _node;
    private readonly string _what;
    private readonly string _file;
    private readonly List<FileFault> _faults;
    private readonly HashSet<string> _asked = [];

    private YamlFields(YamlMappingNode node, string what, string file, List<FileFault> faults) =>
        (_node, _what, _file, _faults) = (node, what, file, faults);

    public int Line => (int)_node.Start.Line;

    /// <summary>The file's top mapping; null, with the fault noted, when it is not YAML or has none.</summary>
    public static YamlFields? Top(string text, string file, List<FileFault> faults)
    {
        try
        {
            YamlStream stream = YamlIntake.Load(text);
            if (stream.Documents is [{ RootNode: YamlMappingNode top }])
                return new(top, "the file", file, faults);
            faults.Add(
                new(
                    file,
                    1,
                    "the file is not one YAML mapping",
                    "keys at the left margin, such as 'list:'",
                    "Compare with the file of an earlier year"
                )
            );
        }
        catch (IntakeException e)
        {
            faults.Add(FileFault.Of(file, e));
        }
        catch (YamlException e)
        {
            // The parser begins a stray tab at the value before it.
            long line = e.Message.Contains("tab character", StringComparison.Ordinal) ? e.End.Line : e.Start.Line;
            faults.Add(
                new(
                    file,
                    Math.Max(1, (int)line),
                    $"this is not YAML ({e.Message.TrimEnd('.')})",
                    "well-formed YAML, each key once",
                    "Look for a lost quotation mark, a tab, a wrong indent or a key written twice, here or just above"
                )
            );
        }

        return null;
    }

    public void Fault(string key, string found, string expected, string mend) =>
        _faults.Add(new(_file, LineOf(key), $"{_what}: {found}", expected, mend));

    public string? Text(string key, bool required = false)
    {
        YamlNode? node = Find(key);
        if (node is YamlScalarNode { Value: { } value } && value.Trim().Length > 0)
            return value.Trim();
        if (node is YamlMappingNode or YamlSequenceNode)
            Fault(key, $"'{key}' holds more than one value", "a single value", "Write it in one line behind the colon");
        else if (required)
            Fault(key, $"'{key}' is missing", $"a value for '{key}'", $"Add '{key}: …'");
        return null;
    }

    public string RequiredText(string key) => Text(key, required: true) ?? "";

    public int? Number(string key, int least = 1)
    {
        if (Text(key) is not { } text)
            return null;
        if (TypedText.Number(text) is { } number && number >= least)
            return number;
        Fault(key, $"'{key}' is '{text}'", $"a whole number of at least {least}", "Write the number in Arabic digits");
        return null;
    }

    /// <summary>The number, or 0 where there is none; the fault is noted.</summary>
    public int RequiredNumber(string key, int least = 1) => Text(key, required: true) is null ? 0 : Number(key, least) ?? 0;

    /// <summary>A number with at most two decimals, both ends inside.</summary>
    public decimal? Decimal(string key, decimal least, decimal most)
    {
        if (Text(key) is not { } text)
            return null;
        bool isNumber = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number);
        if (isNumber && number >= least && number <= most && decimal.Round(number, 2) == number)
            return number;
        Fault(
            key,
            $"'{key}' is '{text}'",
            string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most} with at most two decimals"),
            "Write it as 0.5"
        );
        return null;
    }

    public DateOnly? Date(string key, bool required = false)
    {
        if (Text(key, required) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            return date;
        Match parts = DateShape().Match(text);
        string expected = "a date as 2021-03-31";
        if (
            parts.Success
            && int.Parse(parts.Groups[2].Value) is >= 1 and <= 12 and int month
            && int.Parse(parts.Groups[1].Value) is >= 1 and int year
        )
            expected = $"a day that exists: {year}-{month:D2} has {DateTime.DaysInMonth(year, month)} days";
        Fault(key, $"'{key}' is '{text}', which is not a date", expected, "Correct the date after the published list");
        return null;
    }

    public bool Flag(string key)
    {
        if (Text(key) is not { } text || text == "false")
            return false;
        if (text != "true")
            Fault(key, $"'{key}' is '{text}'", "true or false", "Write one of the two words");
        return true;
    }

    /// <summary>One of a few words; <paramref name="otherwise"/> where the key may be absent.</summary>
    public T Word<T>(string key, IReadOnlyDictionary<string, T> words, T? otherwise = null)
        where T : struct
    {
        if (Text(key, required: otherwise is null) is not { } text)
            return otherwise ?? default;
        if (words.TryGetValue(text, out T value))
            return value;
        Fault(key, $"'{key}' is '{text}'", $"one of {string.Join(", ", words.Keys)}", "Write one of these words");
        return default;
    }

    public IReadOnlyList<string> Texts(string key)
    {
        switch (Find(key))
        {
            case null or YamlScalarNode { Value: null or "" }:
                return [];
            case YamlSequenceNode list when list.Children.All(c => c is YamlScalarNode { Value.Length: > 0 }):
                return [.. list.Children.Cast<YamlScalarNode>().Select(c => c.Value!.Trim())];
            default:
                Fault(key, $"'{key}' is not a list of words", $"'{key}: [one, two]'", "Write the words in square brackets, parted by commas");
                return [];
        }
    }

    /// <summary>The mappings of a list, or none where the key is absent.</summary>
    /// <param name="name">Names an entry in faults, by its position (from 1).</param>
    public IReadOnlyList<YamlFields> Items(string key, Func<int, string> name, bool required = false)
    {
        YamlNode? node = Find(key);
        if (node is YamlSequenceNode list && list.Children.All(c => c is YamlMappingNode))
            return [.. list.Children.Cast<YamlMappingNode>().Select((c, i) => new YamlFields(c, EntryName(c, name(i + 1)), _file, _faults))];
        if (node is not null and not YamlScalarNode { Value: null or "" })
            Fault(
                key,
                $"'{key}' is not a list of entries",
                $"entries that each begin with '- ' under '{key}:'",
                "Compare the indents with an earlier file"
            );
        else if (required)
            Fault(key, $"'{key}' is missing", $"'{key}:' and its entries", $"Add '{key}:'");
        return [];
    }

    public YamlFields? Child(string key, string what, bool required = false)
    {
        YamlNode? node = Find(key);
        if (node is YamlMappingNode map)
            return new(map, what, _file, _faults);
        if (node is not null)
            Fault(key, $"'{key}' has no keys of its own", $"keys under '{key}:'", "Compare with an earlier file");
        else if (required)
            Fault(key, $"'{key}' is missing", $"'{key}:' with its keys", $"Add '{key}:'");
        return null;
    }

    public bool IsText(string key) => Find(key) is YamlScalarNode;

    /// <summary>The key stands there, with or without a value.</summary>
    public bool Knows(string key) => Find(key) is not null;

    public bool Has(string key) => Find(key) is not (null or YamlScalarNode { Value: null or "" });

    /// <summary>To be called when everything was asked for: what nobody asked for is a misspelt key.</summary>
    public void End()
    {
        foreach (YamlNode key in _node.Children.Keys)
        {
            string name = (key as YamlScalarNode)?.Value ?? key.ToString();
            if (!_asked.Contains(name))
                _faults.Add(
                    new(
                        _file,
                        (int)key.Start.Line,
                        $"{_what}: the key '{name}' is not known",
                        $"one of {string.Join(", ", _asked.Order(StringComparer.Ordinal))}",
                        "Correct the spelling or delete the line"
                    )
                );
        }
    }

    private static string EntryName(YamlMappingNode node, string otherwise) =>
        node.Children.TryGetValue(new YamlScalarNode("id"), out YamlNode? id) && id is YamlScalarNode { Value: { Length: > 0 } value }
            ? $"'{value}'"
            : otherwise;

    private YamlNode? Find(string key)
    {
        _asked.Add(key);
        return _node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? node) ? node : null;
    }

    private int LineOf(string key) =>
        (int)(_node.Children.Keys.FirstOrDefault(k => k is YamlScalarNode s && s.Value == key)?.Start.Line ?? _node.Start.Line);

    [GeneratedRegex(@"^(\d{4})-(\d{2})-(\d{2})$")]
    private static partial Regex DateShape();
}
