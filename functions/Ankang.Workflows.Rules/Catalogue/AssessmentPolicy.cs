using System.Collections.Immutable;

namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>How the work of a list is scored (考核办法). Every number of it is the office's; what stands here holds where it says nothing.</summary>
public sealed record AssessmentPolicy
{
    /// <summary>What each unit begins with.</summary>
    public const decimal Base = 100;

    /// <summary>The id under which units are ranked that no group names.</summary>
    public const string OtherGroup = "others";

    /// <summary>The policy of a list that has none of its own.</summary>
    public static AssessmentPolicy Standard { get; } = new();

    /// <summary>Ranked apart, in this order; a unit that none names is ranked with the others that none names.</summary>
    public IReadOnlyList<AssessmentGroup> Groups { get; init; } = [];

    /// <summary>What each row costs, in points of <see cref="Base"/>, before the weight of the duty.</summary>
    public ImmutableDictionary<AssessmentRow, decimal> Deductions { get; init; } =
        ImmutableDictionary.CreateRange<AssessmentRow, decimal>([
            new(AssessmentRow.ReportedLate, 0.1m),
            new(AssessmentRow.DoneLate, 0.3m),
            new(AssessmentRow.Overdue, 0.5m),
            new(AssessmentRow.NotDone, 1.5m),
            new(AssessmentRow.Reminder, 0.2m),
            new(AssessmentRow.Supervision, 0.6m),
            new(AssessmentRow.Interview, 1m),
            new(AssessmentRow.Returned, 0.2m),
            new(AssessmentRow.Repeated, 0.2m),
        ]);

    /// <summary>From which lapse of one duty on <see cref="AssessmentRow.Repeated"/> is added; 2 or more.</summary>
    public int RepeatedFrom { get; init; } = 3;

    /// <summary>An item that was granted a later date is judged by it (true) or by the published one (false).</summary>
    public bool ByDateInForce { get; init; } = true;

    /// <summary>配合单位: what share of a lapse counts for those that help with the duty, 0 to 1; 0 for none.</summary>
    public decimal HelperShare { get; init; }

    /// <summary>The most that one item may cost.</summary>
    public decimal ItemCap { get; init; } = 2;

    /// <summary>The most that one duty may cost a unit in the year.</summary>
    public decimal DutyCap { get; init; } = 10;

    /// <summary>The most that all bonuses of a unit may add.</summary>
    public decimal BonusCap { get; init; } = 5;

    /// <summary>Weights of tasks by their published numbers; 1 where none stands.</summary>
    public ImmutableSortedDictionary<int, decimal> TaskWeights { get; init; } = ImmutableSortedDictionary<int, decimal>.Empty;

    /// <summary>Weights of duties among those of their task; 1 where none stands.</summary>
    public ImmutableSortedDictionary<string, decimal> DutyWeights { get; init; } =
        ImmutableSortedDictionary<string, decimal>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>加分 that a person may enter.</summary>
    public IReadOnlyList<HandRow> Bonuses { get; init; } =
    [new("commended", "工作受到市级以上通报表扬", 1), new("experience", "典型经验在全市推广", 1)];

    /// <summary>一票否决: whoever has one is ranked behind all that have none, in the lowest grade.</summary>
    public IReadOnlyList<HandRow> Vetoes { get; init; } =
    [new("concealed", "瞒报、谎报生产安全事故", 0), new("grave-accident", "发生重大以上生产安全责任事故", 0)];

    /// <summary>等次, the highest first; the last begins at 0.</summary>
    public IReadOnlyList<Grade> Grades { get; init; } = [new(90, "优秀"), new(70, "合格"), new(0, "不合格")];

    /// <summary>What a row costs before weights; 0 where the policy does not name it.</summary>
    public decimal PointsOf(AssessmentRow row) => Deductions.GetValueOrDefault(row);

    /// <summary>等次 of a score; the lowest for a unit with a veto.</summary>
    public Grade GradeOf(decimal score, bool vetoed) => vetoed ? Grades[^1] : Grades.FirstOrDefault(g => score >= g.From) ?? Grades[^1];
}
