namespace Ankang.Workflows.Notices;

/// <summary>Finds parts that include themselves, directly or through others: the engine would not come back from them.</summary>
internal static class TemplateParts
{
    /// <param name="includes">What each template includes by name.</param>
    /// <returns>A fault for each template that lies on a circle.</returns>
    public static IEnumerable<TemplateFault> Circles(IReadOnlyDictionary<string, IReadOnlySet<string>> includes)
    {
        foreach (string name in includes.Keys.Order(StringComparer.Ordinal))
            if (WayBack(name, includes) is { } way)
                yield return new(name, 1, $"片段循环引用：{string.Join(" → ", way)}。请去掉其中一处 {{% include %}}。");
    }

    // The shortest way from a template to itself; each is looked at once, however the parts hang together.
    private static List<string>? WayBack(string name, IReadOnlyDictionary<string, IReadOnlySet<string>> includes)
    {
        var from = new Dictionary<string, string>();
        var next = new Queue<string>([name]);
        while (next.TryDequeue(out string? at))
        {
            foreach (string part in includes.GetValueOrDefault(at) ?? new HashSet<string>())
            {
                if (part == name)
                {
                    var way = new List<string> { name };
                    for (string step = at; step != name; step = from[step])
                        way.Insert(0, step);
                    return [name, .. way];
                }

                if (from.TryAdd(part, at))
                    next.Enqueue(part);
            }
        }

        return null;
    }
}
