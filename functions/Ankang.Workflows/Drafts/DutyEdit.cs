using System.Globalization;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Drafts;

/// <summary>A duty as the office corrects it: what was read from the published sentence.</summary>
/// <param name="WithinWhat">The first quota inside the yearly one; null where there is none.</param>
public sealed record DutyEdit(
    string Title,
    string ShortName,
    string Demand,
    Recurrence Recurrence,
    int? PerPeriod,
    int? PerYear,
    string? WithinWhat,
    int? WithinPerYear,
    string Counter,
    int? MinimumSize,
    IReadOnlyList<string> AskedOf,
    DateOnly DueOn,
    string Source,
    FormKind Form,
    OpeningKind Opening,
    bool ReportUp,
    bool Review,
    string? Evidence
)
{
    public const string PeriodField = "{period}";

    /// <summary>The day set within each period (每月25日前); null for its end.</summary>
    public DayWithin? DueWithin { get; init; }

    /// <summary>Ids of units and groups that help: named, and not asked.</summary>
    public IReadOnlyList<string> Helpers { get; init; } = [];

    /// <summary>Months, 1 to 12, in which nothing is opened.</summary>
    public IReadOnlyList<int> ExceptMonths { get; init; } = [];

    public static DutyEdit Of(Obligation duty)
    {
        ArgumentNullException.ThrowIfNull(duty);
        return new DutyEdit(
            duty.Title,
            duty.ShortName,
            duty.Demand,
            duty.Recurrence,
            duty.PerPeriod,
            duty.PerYear,
            duty.Within.Count > 0 ? duty.Within[0].What : null,
            duty.Within.Count > 0 ? duty.Within[0].PerYear : null,
            duty.Counter,
            duty.MinimumSize,
            duty.AskedOf,
            duty.DueOn,
            duty.Source,
            duty.Form,
            duty.Opening,
            duty.ReportUp,
            duty.Review,
            duty.Evidence
        )
        {
            DueWithin = duty.DueWithin,
            Helpers = duty.Helpers,
            ExceptMonths = duty.ExceptMonths,
        };
    }

    /// <summary>
    /// What follows from the rhythm is put right without asking: a recurring duty names its period and has a number, a standing one has
    /// neither.
    /// </summary>
    public DutyEdit Settled()
    {
        bool names = Demand.Contains(PeriodField, StringComparison.Ordinal);
        string demand =
            Recurrence.IsPeriodic() == names || Demand.Length == 0 ? Demand
            : names
                ? Demand
                    .Replace($"在{PeriodField}内", "", StringComparison.Ordinal)
                    .Replace($"在{PeriodField}", "", StringComparison.Ordinal)
                    .Replace(PeriodField, "", StringComparison.Ordinal)
            : $"在{PeriodField}内{Demand}";
        return this with
        {
            Demand = demand,
            PerPeriod =
                Recurrence == Recurrence.Continuous ? null
                : Recurrence.IsPeriodic() ? PerPeriod ?? 1
                : PerPeriod,
        };
    }

    /// <summary>What is wrong with it, in Chinese by field; empty when all is well.</summary>
    /// <param name="row">The published row of its task.</param>
    public IReadOnlyList<FormError> Check(TaskItem row, int year, UnitDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(directory);
        var errors = new List<FormError>();
        Require(Title.Length is > 0 and <= 100, "title", "请填写事项名称，最多100字。");
        Require(
            ShortName.Length is > 0 and <= CatalogueReader.MaxShortName,
            "shortName",
            $"请填写简称，最多{CatalogueReader.MaxShortName}字，现为{ShortName.Length}字。"
        );
        Require(Demand.Length > 0, "demand", "请填写要求，例：在{period}内刊发新闻宣传稿件不少于2篇。");
        Require(
            Demand.Replace(PeriodField, "", StringComparison.Ordinal).AsSpan().IndexOfAny('{', '}') < 0,
            "demand",
            "花括号只能用于{period}（自动换成3月、第一季度等）。"
        );
        Require(PerPeriod is null or > 0, "perPeriod", "请填写不小于1的整数，或留空。");
        Require(PerYear is null or > 0, "perYear", "请填写不小于1的整数，或留空。");
        Require(PerYear is null || Recurrence.IsPeriodic(), "perYear", "全年要求只用于有周期的事项；一次性、常态化的请留空。");
        Require(
            DueWithin?.Fits(Recurrence) != false,
            "dueWithin",
            "所填时限与周期不符：每周用“周五前”，其他周期用“25日前”“末月20日前”“次月5日前”，且不超出该周期的月数。"
        );
        Require(
            ExceptMonths.Count == 0 || Recurrence is Recurrence.Weekly or Recurrence.Tendaily or Recurrence.Monthly,
            "exceptMonths",
            "不安排的月份只用于每周、每旬、每月的事项，其他的请留空。"
        );
        Require(ExceptMonths.Count < 12, "exceptMonths", "十二个月都不安排，就没有要办的了。");
        Require(MinimumSize is null or > 0, "minimumSize", "请填写不小于1的整数，或留空。");
        Require(WithinWhat is null == WithinPerYear is null, "within", "“其中”的名称和数量须同时填写，或同时留空。");
        Require(WithinPerYear is null or > 0, "within", "“其中”的数量须为不小于1的整数。");
        Require(WithinPerYear is null || WithinPerYear <= (PerYear ?? 0), "within", $"“其中”的数量不能大于全年要求（{PerYear ?? 0}）。");
        Require(Counter.Length is > 0 and <= 4, "counter", "请填写量词，如次、篇、期，最多4字。");
        Require(AskedOf.Count > 0 || Opening == OpeningKind.Report, "askedOf", "请选择至少一个责任单位。");
        Require(AskedOf.All(directory.Knows), "askedOf", "所选单位中有的不在单位名录，请重新选择。");
        Require(Helpers.All(directory.Knows), "helpers", "所选单位中有的不在单位名录，请重新选择。");
        Require(!Helpers.Intersect(AskedOf).Any(), "helpers", "责任单位不能同时是配合单位，请只选一处。");
        Require(Evidence is { Length: > 0 } || Opening != OpeningKind.FulfilledByNotice, "evidence", "“印发即完成”的事项须写明以什么证明完成。");
        Require(Evidence is not { Length: > 300 }, "evidence", "最多300字。");
        if (Source.Length == 0)
            errors.Add(new FormError("source", "请填写原文语句。"));
        else if (!Blanks.Removed(row.Text).Contains(Blanks.Removed(Source), StringComparison.Ordinal))
            errors.Add(new FormError("source", "原文语句须与清单一字不差，请从左侧原文复制。"));
        if (!PublishedReader.Allows(row.Deadline, Source, DueOn, year) && PublishedReader.DeadlineOf(row.Deadline, year) is { } printed)
            errors.Add(
                new FormError(
                    "due",
                    $"完成时限须与清单一致：清单写的是“{row.Deadline}”，即{ChineseDates.Full(printed)}；原文语句中另有日期的，以其为准。"
                )
            );
        return errors;

        void Require(bool right, string field, string message)
        {
            if (!right)
                errors.Add(new FormError(field, message));
        }
    }

    /// <summary>The keys of <c>catalogue.yaml</c> that differ from a duty as it stands; all for a new one.</summary>
    public IReadOnlyList<(string Key, string? Value)> Values(Obligation? before)
    {
        DutyEdit? was = before is null ? null : Of(before);
        var values = new List<(string, string?)>();
        Add("title", d => Text(d.Title));
        Add("shortName", d => Text(d.ShortName));
        Add("demand", d => Text(d.Demand));
        Add("recurrence", d => d.Recurrence.Code());
        Add("perPeriod", d => Number(d.PerPeriod));
        Add("perYear", d => Number(d.PerYear));
        Add("within", d => d.WithinWhat is { } what ? $"[{{ what: {Text(what)}, perYear: {d.WithinPerYear} }}]" : null);
        Add("counter", d => d.Counter == "次" ? null : Text(d.Counter));
        Add("minimumSize", d => Number(d.MinimumSize));
        Add("askedOf", d => $"[{string.Join(", ", d.AskedOf)}]");
        Add("helpers", d => d.Helpers.Count > 0 ? $"[{string.Join(", ", d.Helpers)}]" : null);
        Add("due", d => d.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("dueWithin", d => d.DueWithin?.ToString());
        Add("exceptMonths", d => d.ExceptMonths.Count > 0 ? $"[{string.Join(", ", d.ExceptMonths)}]" : null);
        Add("form", d => Word(d.Form));
        Add("opening", d => d.Opening == OpeningKind.Period ? null : Word(d.Opening));
        Add("reportUp", d => d.ReportUp ? "true" : null);
        Add("review", d => d.Review ? "true" : null);
        Add("source", d => Text(d.Source));
        Add("evidence", d => d.Evidence is { Length: > 0 } evidence ? Text(evidence) : null);
        return values;

        void Add(string key, Func<DutyEdit, string?> of)
        {
            if (was is null || of(was) != of(this))
                values.Add((key, of(this)));
        }
    }

    private static string Text(string text) => DirectoryText.Quoted(text);

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Word<T>(T value)
        where T : struct, Enum => $"{char.ToLowerInvariant(value.ToString()[0])}{value.ToString()[1..]}";
}
