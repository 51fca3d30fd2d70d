using System.Text.RegularExpressions;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Intake;
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

    /// <summary>Filters of ours; each takes a date.</summary>
    internal static readonly IReadOnlyList<string> DateFilters = ["day", "deadline", "weekday", "short", "short_deadline", "full", "moment"];

    private const string PrintedYear = "year";

    private static readonly FluidParser Parser = new();

    private readonly Dictionary<string, (IFluidTemplate Subject, IFluidTemplate Body)> _templates = [];
    private readonly TemplateOptions _options;
    private readonly IReadOnlyDictionary<string, TemplateSource> _sources;
    private readonly (NoticeTemplates Standard, Action<TemplateFault> Tell)? _fallback;

    private NoticeTemplates(NoticeTemplates same, (NoticeTemplates Standard, Action<TemplateFault> Tell) fallback) =>
        (_templates, _options, _sources, _fallback) = (same._templates, same._options, same._sources, fallback);

    private NoticeTemplates(IReadOnlyDictionary<string, TemplateSource> sources)
    {
        _sources = sources;
        var faults = new List<TemplateFault>();
        _options = Options(new TemplateFiles(sources));
        faults.AddRange(sources.Values.OrderBy(s => s.Name, StringComparer.Ordinal).SelectMany(TemplateTags.Check));
        if (faults.Count > 0)
            throw new TemplateException(faults);
        var includes = new Dictionary<string, IReadOnlySet<string>>();
        foreach (TemplateSource part in sources.Values.Where(s => s.IsPart).OrderBy(s => s.Name, StringComparer.Ordinal))
            Parse(part, part.Text, TemplateVariables.OfParts, sources, faults, includes);
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
            IFluidTemplate? subject = Parse(source, lines[0], variables, sources, faults, includes);
            IFluidTemplate? body = Parse(source, "\n\n" + string.Join('\n', lines[2..]), variables, sources, faults, includes);
            if (subject is not null && body is not null)
                _templates[name] = (subject, body);
        }

        faults.AddRange(TemplateParts.Circles(includes));
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

    /// <summary>These, and where one of them cannot write a text, the standard ones.</summary>
    /// <param name="tell">Is told which of these could not, and why.</param>
    public NoticeTemplates Over(NoticeTemplates others, Action<TemplateFault> tell) => new(this, (others, tell));

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

    /// <exception cref="TemplateException">The template cannot write it, and none stands in.</exception>
    internal ComposedNotice Render(string name, TemplateModel model)
    {
        try
        {
            (IFluidTemplate subject, IFluidTemplate body) = _templates[name];
            return new(string.Concat(Lines(subject, model)), string.Join('\n', Lines(body, model)));
        }
        catch (Exception e) when (Why(e) is { } why)
        {
            var fault = new TemplateFault(name, 1, why);
            if (_fallback is not { } fallback)
                throw new TemplateException([fault]);
            // It may be a part of it that is at fault; which one, the engine does not tell.
            foreach (string part in _sources.Keys.Where(n => TextOf(n) != fallback.Standard.TextOf(n) && (n == name || Includes(name, n))))
                fallback.Tell(fault with { Template = part });
            return fallback.Standard.Render(name, model);
        }
    }

    // What writing a text throws, as its editor reads it; null for a fault of the program.
    private static string? Why(Exception fault) =>
        fault switch
        {
            MissingDateException => "文字中有日期可能为空，请先用 {% if … %} 判断再引用。",
            TemplateLimitException => fault.Message,
            InvalidOperationException => $"循环过多：一封邮件最多{IntakeLimits.MaxTemplateSteps:N0}步，片段最多套{IntakeLimits.MaxTemplateParts}层。",
            InvalidCastException or FormatException or OverflowException or ArgumentException or DivideByZeroException or ParseException =>
                "文字中有占位符不能这样计算或书写，请对照标准文字改正。",
            _ => null,
        };

    private List<string> Lines(IFluidTemplate template, TemplateModel model)
    {
        var context = new TemplateContext(_options);
        foreach ((string name, FluidValue value) in model.Values)
            context.SetValue(name, value);
        context.AmbientValues[nameof(TemplateModel.Year)] = model.Year;
        using var text = new LimitedWriter();
        // Nothing of it waits for anything: all values are here.
        template.RenderAsync(text, context, NullEncoder.Default, isolateContext: false).AsTask().GetAwaiter().GetResult();
        return [.. text.ToString().Split('\n').Select(line => line.Trim(' ', '\t', '\r')).Where(line => line.Length > 0)];
    }

    private static IFluidTemplate? Parse(
        TemplateSource source,
        string text,
        IReadOnlyDictionary<string, TemplateShape> variables,
        IReadOnlyDictionary<string, TemplateSource> sources,
        List<TemplateFault> faults,
        Dictionary<string, IReadOnlySet<string>> includes
    )
    {
        if (!Parser.TryParse(text, out IFluidTemplate? template, out string? error))
        {
            Match position = Position().Match(error);
            faults.Add(new(source.Name, position.Success ? int.Parse(position.Groups[1].Value) : 1, $"标记写法有误（{error}）。"));
            return null;
        }

        (IReadOnlyList<TemplateFault> found, IReadOnlySet<string> included) = TemplateCheck.Run(template, source, variables, sources);
        faults.AddRange(found);
        includes[source.Name] = includes.GetValueOrDefault(source.Name) is { } before ? included.Union(before).ToHashSet() : included;
        return template;
    }

    private static TemplateOptions Options(IFileProvider files)
    {
        var options = new TemplateOptions
        {
            FileProvider = files,
            StrictFilters = true,
            MaxSteps = IntakeLimits.MaxTemplateSteps,
            MaxRecursion = IntakeLimits.MaxTemplateParts,
            // A value that is added to itself doubles each time.
            Assigned = (_, value, _) =>
                value is StringValue && value.ToStringValue().Length > IntakeLimits.MaxTemplateValue
                    ? throw new TemplateLimitException($"赋值的文字超过{IntakeLimits.MaxTemplateValue:N0}字。")
                    : new ValueTask<FluidValue>(value),
        };
        options.Filters.AddFilter("day", Says(Day));
        options.Filters.AddFilter("deadline", Says((value, context) => $"{Day(value, context)}（{ChineseDates.Weekday(DateIn(value))}）"));
        options.Filters.AddFilter("weekday", Says((value, _) => ChineseDates.Weekday(DateIn(value))));
        options.Filters.AddFilter("short", Says((value, context) => Short(DateIn(value), context)));
        options.Filters.AddFilter(
            "short_deadline",
            Says((value, context) => $"{Short(DateIn(value), context)}（{ChineseDates.Weekday(DateIn(value))}）")
        );
        options.Filters.AddFilter("full", Says((value, _) => ChineseDates.Full(DateIn(value))));
        options.Filters.AddFilter("moment", Says(Moment));
        return options;
    }

    private static FilterDelegate Says(Func<FluidValue, TemplateContext, string> words) =>
        (value, _, context) => new ValueTask<FluidValue>(StringValue.Create(words(value, context)));

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
        if (value.ToObjectValue() is not DateTimeOffset moment)
            throw new MissingDateException("A notice's template asks for the moment of what is none.");
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
            object other => throw new MissingDateException($"A notice's template asks for the day of '{other}', which is no date."),
            null => throw new MissingDateException("A notice's template asks for the day of a date that is not set; ask {% if … %} first."),
        };

    private sealed class MissingDateException(string message) : InvalidOperationException(message);

    // The engine's faults end in "at (line:column)".
    [GeneratedRegex(@"\((\d+):\d+\)")]
    private static partial Regex Position();
}
