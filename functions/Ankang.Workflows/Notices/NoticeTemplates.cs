using System.Text;
using System.Text.RegularExpressions;
using Ankang.Workflows.Calendar;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.FileProviders;

namespace Ankang.Workflows.Notices;

/// <summary>The Liquid templates of all notices, parsed and checked once.</summary>
/// <remarks>
/// First line the subject, then an empty line, then the text. Files that begin with <c>_</c> are parts, for <c>include</c>.
/// Each line is trimmed and lines that come out empty are dropped, so a template may indent and break as it likes.
/// </remarks>
public sealed partial class NoticeTemplates
{
    internal const string Extension = ".liquid";

    private const string PrintedYear = "year";

    private static readonly FluidParser Parser = new();

    private readonly Dictionary<NoticeKind, (IFluidTemplate Subject, IFluidTemplate Body)> _templates = [];
    private readonly TemplateOptions _options;

    private NoticeTemplates(IReadOnlyDictionary<string, TemplateSource> sources)
    {
        var faults = new List<string>();
        _options = Options(new TemplateFiles(sources));
        foreach (TemplateSource part in sources.Values.Where(s => s.IsPart).OrderBy(s => s.Name, StringComparer.Ordinal))
            Parse(part, part.Text, TemplateVariables.OfParts, sources, faults);
        foreach (NoticeKind kind in Enum.GetValues<NoticeKind>())
        {
            TemplateSource source = sources[NameOf(kind)];
            string[] lines = source.Text.Split('\n');
            if (lines.Length < 3 || lines[0].Trim().Length == 0 || lines[1].Trim().Length > 0)
            {
                faults.Add($"{source.File}:1: the first line must be the subject, the second empty, then the text.");
                continue;
            }

            // Two empty lines stand for the subject, so that faults keep their line.
            IFluidTemplate? subject = Parse(source, lines[0], TemplateVariables.Of(kind), sources, faults);
            IFluidTemplate? body = Parse(source, "\n\n" + string.Join('\n', lines[2..]), TemplateVariables.Of(kind), sources, faults);
            if (subject is not null && body is not null) _templates[kind] = (subject, body);
        }

        if (faults.Count > 0) throw new TemplateException(faults);
    }

    /// <summary>Reads the built-in templates, each replaced by the file of the same name in <paramref name="folder"/> where there is one.</summary>
    /// <param name="folder">May be null or missing.</param>
    /// <exception cref="TemplateException">A template does not parse or names an unknown variable; all faults are reported together.</exception>
    public static NoticeTemplates Load(string? folder = null)
    {
        Dictionary<string, TemplateSource> sources = TemplateSource.BuiltIn();
        if (folder is not null && Directory.Exists(folder))
        {
            var strangers = new List<string>();
            foreach (string path in Directory.EnumerateFiles(folder, "*" + Extension).Order(StringComparer.Ordinal))
            {
                string name = Path.GetFileNameWithoutExtension(path);
                if (sources.ContainsKey(name)) sources[name] = new(name, path, TemplateSource.Normal(File.ReadAllText(path, Encoding.UTF8)));
                else strangers.Add($"{path}: no built-in template has this name; the names are {string.Join(", ", sources.Keys.Order(StringComparer.Ordinal))}.");
            }

            // A misspelt name would leave the office's text unused without a word.
            if (strangers.Count > 0) throw new TemplateException(strangers);
        }

        return new(sources);
    }

    /// <summary>File name of the kind's template without its extension: <c>interview-proposal</c>.</summary>
    public static string NameOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Briefing => "briefing",
        NoticeKind.Courtesy => "courtesy",
        NoticeKind.Reminder => "reminder",
        NoticeKind.Supervision => "supervision",
        NoticeKind.Interview => "interview",
        NoticeKind.Summary => "summary",
        NoticeKind.InterviewProposal => "interview-proposal",
        NoticeKind.Digest => "digest",
        NoticeKind.DeliveryFailure => "delivery-failure",
        NoticeKind.Returned => "returned",
        NoticeKind.Extended => "extended",
        NoticeKind.ExtensionRefused => "extension-refused",
        NoticeKind.Acknowledge => "acknowledge",
        NoticeKind.InterviewLetter => "interview-letter",
        NoticeKind.OfficeTask => "office-task",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of notice."),
    };

    internal ComposedNotice Render(NoticeKind kind, TemplateModel model)
    {
        (IFluidTemplate subject, IFluidTemplate body) = _templates[kind];
        return new(string.Concat(Lines(subject, model)), string.Join('\n', Lines(body, model)));
    }

    private IEnumerable<string> Lines(IFluidTemplate template, TemplateModel model)
    {
        var context = new TemplateContext(_options);
        foreach ((string name, FluidValue value) in model.Values) context.SetValue(name, value);
        context.AmbientValues[nameof(TemplateModel.Year)] = model.Year;
        return template.Render(context, NullEncoder.Default)
            .Split('\n').Select(line => line.Trim(' ', '\t', '\r')).Where(line => line.Length > 0);
    }

    private static IFluidTemplate? Parse(
        TemplateSource source, string text, IReadOnlyDictionary<string, TemplateShape> variables,
        IReadOnlyDictionary<string, TemplateSource> sources, List<string> faults)
    {
        if (!Parser.TryParse(text, out IFluidTemplate? template, out string? error))
        {
            Match position = Position().Match(error);
            faults.Add($"{source.File}:{(position.Success ? position.Groups[1].Value : "1")}: {error}");
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
            StringValue.Create($"{Day(value, context)}（{ChineseDates.Weekday(DateIn(value))}）"));
        options.Filters.AddFilter("short", (value, _, context) => StringValue.Create(Short(DateIn(value), context)));
        options.Filters.AddFilter("short_deadline", (value, _, context) =>
            StringValue.Create($"{Short(DateIn(value), context)}（{ChineseDates.Weekday(DateIn(value))}）"));
        options.Filters.AddFilter("full", (value, _, _) => StringValue.Create(ChineseDates.Full(DateIn(value))));
        options.Filters.AddFilter("moment", (value, _, context) => StringValue.Create(Moment(value, context)));
        return options;
    }

    /// <summary>The first date of a text in full, later ones without their year while it stays the same.</summary>
    private static string Day(FluidValue value, TemplateContext context)
    {
        DateOnly date = DateIn(value);
        if (context.AmbientValues.TryGetValue(PrintedYear, out object? printed) && (int)printed == date.Year) return ChineseDates.Short(date);
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

    private static DateOnly DateIn(FluidValue value) => value.ToObjectValue() switch
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
