using System.Text.RegularExpressions;
using Fluid;
using Fluid.Ast;

namespace Ankang.Workflows.Notices;

/// <summary>Finds variables and parts that a template names and that do not exist, before any mail is written with it.</summary>
internal sealed class TemplateCheck : AstVisitor
{
    private readonly TemplateSource _source;
    private readonly IReadOnlyDictionary<string, TemplateSource> _sources;
    private readonly Dictionary<string, TemplateShape> _scope;
    private readonly List<TemplateFault> _faults = [];
    private readonly HashSet<string> _included = [];

    private TemplateCheck(
        TemplateSource source,
        IReadOnlyDictionary<string, TemplateShape> variables,
        IReadOnlyDictionary<string, TemplateSource> sources
    )
    {
        (_source, _sources) = (source, sources);
        _scope = new(variables) { ["forloop"] = TemplateShape.Unknown };
    }

    /// <returns>What is wrong, and the parts that the template includes.</returns>
    public static (IReadOnlyList<TemplateFault> Faults, IReadOnlySet<string> Included) Run(
        IFluidTemplate template,
        TemplateSource source,
        IReadOnlyDictionary<string, TemplateShape> variables,
        IReadOnlyDictionary<string, TemplateSource> sources
    )
    {
        var check = new TemplateCheck(source, variables, sources);
        check.VisitTemplate(template);
        return ([.. check._faults.Distinct()], check._included);
    }

    protected override Statement VisitForStatement(ForStatement forStatement)
    {
        TemplateShape list = forStatement.Source is MemberExpression member ? ShapeOf(member) : TemplateShape.Unknown;
        _scope.TryGetValue(forStatement.Identifier, out TemplateShape? outer);
        _scope[forStatement.Identifier] = list.Element ?? TemplateShape.Unknown;
        Statement visited = base.VisitForStatement(forStatement);
        if (outer is null)
            _scope.Remove(forStatement.Identifier);
        else
            _scope[forStatement.Identifier] = outer;
        return visited;
    }

    protected override Statement VisitAssignStatement(AssignStatement assignStatement)
    {
        _scope[assignStatement.Identifier] = assignStatement.Value is MemberExpression member ? ShapeOf(member) : TemplateShape.Unknown;
        return base.VisitAssignStatement(assignStatement);
    }

    protected override Statement VisitCaptureStatement(CaptureStatement captureStatement)
    {
        _scope[captureStatement.Identifier] = TemplateShape.Unknown;
        return base.VisitCaptureStatement(captureStatement);
    }

    protected override Statement VisitIncludeStatement(IncludeStatement includeStatement)
    {
        if (includeStatement.Path is not LiteralExpression literal)
            _faults.Add(Fault("include", "片段名须直接写在引号里，例：{% include '_tail' %}。"));
        else if (literal.Value.ToStringValue() is var name && _sources.ContainsKey(name))
            _included.Add(name);
        else
            _faults.Add(
                Fault(
                    name,
                    $"没有“{name}”这个片段。可用的片段：{string.Join("、", _sources.Keys.Where(k => k.StartsWith('_')).Order(StringComparer.Ordinal))}。"
                )
            );
        return base.VisitIncludeStatement(includeStatement);
    }

    protected override Expression VisitMemberExpression(MemberExpression memberExpression)
    {
        ShapeOf(memberExpression);
        return base.VisitMemberExpression(memberExpression);
    }

    private TemplateShape ShapeOf(MemberExpression expression)
    {
        TemplateShape? shape = null;
        string path = "";
        foreach (MemberSegment segment in expression.Segments)
        {
            if (segment is not IdentifierSegment identifier)
                return TemplateShape.Unknown;
            TemplateShape? next = path.Length == 0 ? _scope.GetValueOrDefault(identifier.Identifier) : shape!.Member(identifier.Identifier);
            path = path.Length == 0 ? identifier.Identifier : $"{path}.{identifier.Identifier}";
            if (next is null)
            {
                IEnumerable<string> known = shape is null
                    ? _scope.Keys
                    : shape.Members?.Keys ?? (shape.Element is null ? [] : ["size", "first", "last"]);
                _faults.Add(Fault(path, $"没有“{path}”这个占位符。此处可用：{string.Join("、", known.Order(StringComparer.Ordinal))}。"));
                return TemplateShape.Unknown;
            }

            shape = next;
        }

        return shape ?? TemplateShape.Unknown;
    }

    // The engine's tree keeps no lines: the first line that names it inside a tag is where a person looks.
    private TemplateFault Fault(string what, string message)
    {
        string[] lines = _source.Text.Split('\n');
        var pattern = new Regex($$"""\{[{%](?:(?![%}]\}).)*(?<![\w.]){{Regex.Escape(what)}}(?![\w])""");
        int line = Array.FindIndex(lines, pattern.IsMatch) + 1;
        return new TemplateFault(_source.Name, Math.Max(line, 1), message);
    }
}
