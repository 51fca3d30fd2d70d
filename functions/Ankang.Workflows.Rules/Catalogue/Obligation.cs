using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>One duty inside a task, with one recurrence (责任事项).</summary>
public sealed record Obligation
{
    /// <summary>Two-digit task, a letter if the task has several, a slug: <c>25c-inspection-bulletin</c>. Stable for ever.</summary>
    public required string Id { get; init; }

    /// <summary>The published number of its task.</summary>
    public required int Task { get; init; }

    /// <summary>What is to be done, in one short Chinese sentence.</summary>
    public required string Title { get; init; }

    /// <summary>At most 12 characters, as mails name it: 新闻宣传稿件.</summary>
    public required string ShortName { get; init; }

    /// <summary>
    /// The demand as the predicate of "{你单位}应于…前": 刊发{period}新闻宣传稿件不少于2篇.
    /// <c>{period}</c> stands for the month, quarter or half (3月, 第一季度, 上半年), and is absent for one-off and standing duties.
    /// </summary>
    public required string Demand { get; init; }

    /// <summary>How often it is asked for.</summary>
    public required Recurrence Recurrence { get; init; }

    /// <summary>The printed minimum a period (每月至少2篇: 2); 1 where a rhythm stands without a number; null otherwise.</summary>
    public int? PerPeriod { get; init; }

    /// <summary>The printed quota of the year beside a rhythm (全年不少于12次: 12); null where none is printed.</summary>
    public int? PerYear { get; init; }

    /// <summary>Quotas inside the yearly quota (task 13).</summary>
    public IReadOnlyList<SubQuota> Within { get; init; } = [];

    /// <summary>The measure word of what is counted: 次, 篇, 期, 项, 条.</summary>
    public string Counter { get; init; } = "次";

    /// <summary>Smallest size of one event that the sentence asks for (task 25: 5户企业); null where none.</summary>
    public int? MinimumSize { get; init; }

    /// <summary>责任单位 as printed, without blanks and breaks.</summary>
    public required string Units { get; init; }

    /// <summary>Ids of the units and groups that are asked. Empty only when nothing opens by the calendar.</summary>
    public required IReadOnlyList<string> AskedOf { get; init; }

    /// <summary>Ids of the units and groups that help (配合单位) and are not asked. None where the list names none.</summary>
    public IReadOnlyList<string> Helpers { get; init; } = [];

    /// <summary>The published deadline; for a recurring duty the end of the list for it. The day itself is inside.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The day until which each period is due, where the list sets one (每月25日前); null for the end of the period.</summary>
    public DayWithin? DueWithin { get; init; }

    /// <summary>Months in which nothing is asked (7月、8月除外), 1 to 12; none where the list excepts none.</summary>
    public IReadOnlyList<int> ExceptMonths { get; init; } = [];

    /// <summary>The sentence it was read from: an exact substring of the published row, blanks aside.</summary>
    public required string Source { get; init; }

    /// <summary>Which fields a report has.</summary>
    public required FormKind Form { get; init; }

    /// <summary>What opens its due items.</summary>
    public OpeningKind Opening { get; init; } = OpeningKind.Period;

    /// <summary>The duty is to report to the office (报市安委办), so the form asks for that date.</summary>
    public bool ReportUp { get; init; }

    /// <summary>审核: a complete report waits for the office, which accepts or returns it.</summary>
    public bool Review { get; init; }

    /// <summary>What fulfils an item that opens closed, or what the office expects to see; shown on the item's page.</summary>
    public string? Evidence { get; init; }

    /// <summary>Minutes of standing bodies (常委会, 常务会) are never asked for: no file is taken with a report of the duty.</summary>
    public bool TakesFiles => Evidence?.Contains("请勿上传", StringComparison.Ordinal) != true;

    /// <summary>（7月、8月除外）, as it stands behind the rhythm; empty where nothing is excepted.</summary>
    public string Excepted => ExceptMonths.Count == 0 ? "" : $"（{string.Join('、', ExceptMonths.Select(m => $"{m}月"))}除外）";

    /// <summary>The whole period lies in months in which nothing is asked.</summary>
    public bool Excepts(Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return Enumerable.Range(period.First.Month, period.Last.Month - period.First.Month + 1).All(ExceptMonths.Contains);
    }

    /// <summary>Policy of this duty where it differs from the list's.</summary>
    public LadderPolicy? Policy { get; init; }
}
