using System.Text.RegularExpressions;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Calendar;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.FileProviders;

namespace Ankang.Workflows.Notices;

/// <summary>The Liquid templates of all notices, parsed and checked once.</summary>
/// <remarks>
/// First line the subject, then an empty line, then the text. Those that begin with <c>_</c> are parts, for <c>include</c>.
/// Each line is trimmed and lines that come out empty are dropped, so a template may indent and break as it likes.
/// </remarks>
public sealed partial class NoticeTemplates
{
    internal const string Extension = ".liquid";

    private const string PrintedYear = "year";

    private static readonly FluidParser Parser = new();

    private readonly Dictionary<string, (IFluidTemplate Subject, IFluidTemplate Body)> _templates = [];
    private readonly TemplateOptions _options;
    private readonly IReadOnlyDictionary<string, TemplateSource> _sources;

    private NoticeTemplates(IReadOnlyDictionary<string, TemplateSource> sources)
    {
        _sources = sources;
        var faults = new List<TemplateFault>();
        _options = Options(new TemplateFiles(sources));
        foreach (TemplateSource part in sources.Values.Where(s => s.IsPart).OrderBy(s => s.Name, StringComparer.Ordinal))
            Parse(part, part.Text, TemplateVariables.OfParts, sources, faults);
        foreach ((string name, IReadOnlyDictionary<string, TemplateShape> variables) in TemplateVariables.ByTemplate)
        {
            TemplateSource source = sources[name];
            string[] lines = source.Text.Split('\n');
            if (lines.Length < 3 || lines[0].Trim().Length == 0 || lines[1].Trim().Length > 0)
            {
                faults.Add(new(name, 1, "第一行须为主题（标题），第二行留空，第三行起为正文。"));
                continue;
            }

            // Two empty lines stand for the subject, so that faults keep their line.
            IFluidTemplate? subject = Parse(source, lines[0], variables, sources, faults);
            IFluidTemplate? body = Parse(source, "\n\n" + string.Join('\n', lines[2..]), variables, sources, faults);
            if (subject is not null && body is not null)
                _templates[name] = (subject, body);
        }

        if (faults.Count > 0)
            throw new TemplateException(faults);
    }

    /// <summary>The standard texts.</summary>
    public static NoticeTemplates Load() => new(TemplateSource.BuiltIn());

    /// <summary>Names of all templates: first the mails and letters, then the parts that they include.</summary>
    public IReadOnlyList<string> Names => [.. _sources.Keys.OrderBy(n => n.StartsWith('_')).ThenBy(n => n, StringComparer.Ordinal)];

    public string TextOf(string name) => _sources[name].Text;

    /// <summary>These templates with some texts replaced.</summary>
    /// <exception cref="TemplateException">A template does not parse or names what does not exist; all faults are reported together.</exception>
    public NoticeTemplates With(IReadOnlyDictionary<string, string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var sources = new Dictionary<string, TemplateSource>(_sources);
        foreach ((string name, string text) in texts)
            sources[name] = sources.ContainsKey(name)
                ? new(name, TemplateSource.Normal(text))
                : throw new ArgumentException($"No template has the name '{name}'.", nameof(texts));
        return new(sources);
    }

    /// <summary>What a template may name (<c>item.task</c>), or a part any of the templates that include it.</summary>
    public static IReadOnlyList<string> VariablesOf(string name) =>
        [
            .. (TemplateVariables.ByTemplate.TryGetValue(name, out var own) ? own : TemplateVariables.OfParts)
                .SelectMany(v => v.Value.Paths(v.Key))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Whether the template includes the part, itself or through another.</summary>
    public bool Includes(string name, string part) =>
        _sources
            .Keys.Where(k => k.StartsWith('_') && TextOf(name).Contains($"'{k}'", StringComparison.Ordinal))
            .Any(k => k == part || (k != name && Includes(k, part)));

    internal ComposedNotice Render(string name, TemplateModel model)
    {
        (IFluidTemplate subject, IFluidTemplate body) = _templates[name];
        return new(string.Concat(Lines(subject, model)), string.Join('\n', Lines(body, model)));
    }

    private IEnumerable<string> Lines(IFluidTemplate template, TemplateModel model)
    {
        var context = new TemplateContext(_options);
        foreach ((string name, FluidValue value) in model.Values)
            context.SetValue(name, value);
        context.AmbientValues[nameof(TemplateModel.Year)] = model.Year;
        return template.Render(context, NullEncoder.Default).Split('\n').Select(line => line.Trim(' ', '\t', '\r')).Where(line => line.Length > 0);
    }

    private static IFluidTemplate? Parse(
        TemplateSource source,
        string text,
        IReadOnlyDictionary<string, TemplateShape> variables,
        IReadOnlyDictionary<string, TemplateSource> sources,
        List<TemplateFault> faults
    )
    {
        if (!Parser.TryParse(text, out IFluidTemplate? template, out string? error))
        {
            Match position = Position().Match(error);
            faults.Add(new(source.Name, position.Success ? int.Parse(position.Groups[1].Value) : 1, $"标记写法有误（{error}）。"));
            return null;
        }

        faults.AddRange(TemplateCheck.Run(template, source, variables, sources));
        return template;
    }

    private static TemplateOptions Options(IFileProvider files)
    {
        var options = new TemplateOptions { FileProvider = files, StrictFilters = true };
        options.Filters.AddFilter("day", (value, _, context) => StringValue.Create(Day(value, context)));
        options.Filters.AddFilter("deadline", (value, _, context) =>
            StringValue.Create($"{Day(value, context)}（{ChineseDates.Weekday(DateIn(value))}）")
        );
        options.Filters.AddFilter("weekday", (value, _, _) => StringValue.Create(ChineseDates.Weekday(DateIn(value))));
        options.Filters.AddFilter("short", (value, _, context) => StringValue.Create(Short(DateIn(value), context)));
        options.Filters.AddFilter("short_deadline", (value, _, context) =>
            StringValue.Create($"{Short(DateIn(value), context)}（{ChineseDates.Weekday(DateIn(value))}）")
        );
        options.Filters.AddFilter("full", (value, _, _) => StringValue.Create(ChineseDates.Full(DateIn(value))));
        options.Filters.AddFilter("moment", (value, _, context) => StringValue.Create(Moment(value, context)));
        return options;
    }

    /// <summary>The first date of a text in full, later ones without their year while it stays the same.</summary>
    private static string Day(FluidValue value, TemplateContext context)
    {
        DateOnly date = DateIn(value);
        if (context.AmbientValues.TryGetValue(PrintedYear, out object? printed) && (int)printed == date.Year)
            return ChineseDates.Short(date);
        context.AmbientValues[PrintedYear] = date.Year;
        return ChineseDates.Full(date);
    }

    private static string Short(DateOnly date, TemplateContext context) =>
        date.Year == YearInMind(context) ? ChineseDates.Short(date) : ChineseDates.Full(date);

    private static string Moment(FluidValue value, TemplateContext context)
    {
        var moment = (DateTimeOffset)value.ToObjectValue();
        int year = ChinaTime.DateOf(moment).Year;
        return year == YearInMind(context) ? ChineseDates.Moment(moment) : $"{year}年{ChineseDates.Moment(moment)}";
    }

    private static int YearInMind(TemplateContext context) =>
        (int)(context.AmbientValues.TryGetValue(PrintedYear, out object? printed) ? printed : context.AmbientValues[nameof(TemplateModel.Year)]);

    private static DateOnly DateIn(FluidValue value) =>
        value.ToObjectValue() switch
        {
            DateOnly date => date,
            DateTimeOffset moment => ChinaTime.DateOf(moment),
            object other => throw new InvalidOperationException($"A notice's template asks for the day of '{other}', which is no date."),
            null => throw new InvalidOperationException("A notice's template asks for the day of a date that is not set; ask {% if … %} first."),
        };

    // The engine's faults end in "at (line:column)".
    [GeneratedRegex(@"\((\d+):\d+\)")]
    private static partial Regex Position();
}
