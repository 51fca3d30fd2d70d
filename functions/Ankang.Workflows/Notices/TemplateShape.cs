namespace Ankang.Workflows.Notices;

/// <summary>What a template may ask of a variable: members of an object, elements of a list, or nothing of a plain value.</summary>
internal sealed record TemplateShape(IReadOnlyDictionary<string, TemplateShape>? Members = null, TemplateShape? Element = null)
{
    public static readonly TemplateShape Value = new();

    /// <summary>Anything: set by the template itself, so nothing is known of it.</summary>
    public static readonly TemplateShape Unknown = new();

    public static TemplateShape Object(string values, params (string Name, TemplateShape Shape)[] others) =>
        new(values.Split(' ').Select(name => (name, Value)).Concat(others).ToDictionary(p => p.Item1, p => p.Item2));

    public static TemplateShape List(TemplateShape element) => new(null, element);

    /// <summary>Every name under this one, elements written as of the first: <c>items.first.task</c>.</summary>
    public IEnumerable<string> Paths(string name) =>
        Members is not null ? Members.SelectMany(m => m.Value.Paths($"{name}.{m.Key}"))
        : Element is not null ? [name, .. Element.Members is null ? [] : Element.Paths($"{name}.first")]
        : [name];

    /// <returns>Null when there is no such member.</returns>
    public TemplateShape? Member(string name) =>
        ReferenceEquals(this, Unknown) ? Unknown
        : Element is not null
            ? name switch
            {
                "size" => Value,
                "first" or "last" => Element,
                _ => null,
            }
        : Members?.GetValueOrDefault(name);
}
