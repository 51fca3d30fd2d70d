using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>A duty as it was understood, with how sure that is.</summary>
/// <param name="Source">An exact part of the printed text, blanks left out.</param>
/// <param name="Core">The part of the source without circumstances before the act.</param>
internal sealed record ReadDuty(string Source, string Core, Recurrence Recurrence)
{
    /// <summary>What names the duty: its sentence, or its own act where it shares the sentence with another.</summary>
    public string Words { get; init; } = Core;

    /// <summary>The words of the duty whose outcome is to be reported (并报市安委办); null for other duties.</summary>
    public string? Reported { get; init; }

    public int? PerPeriod { get; init; }

    public int? PerYear { get; init; }

    public IReadOnlyList<SubQuota> Within { get; init; } = [];

    public string Counter { get; init; } = "次";

    public int? MinimumSize { get; init; }

    public bool ReportUp { get; init; }

    public OpeningKind Opening { get; init; } = OpeningKind.Period;

    public bool Accident { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>The day set within each period; null for its end.</summary>
    public DayWithin? DueWithin { get; init; }

    /// <summary>7月、8月除外: months in which nothing is asked.</summary>
    public IReadOnlyList<int> ExceptMonths { get; init; } = [];

    /// <summary>Of several who share one sentence (党委、政府) the one this duty is of; null where it is all of the task's units.</summary>
    public string? Subject { get; init; }

    /// <summary>0 for the first of two subjects, 1 for the second.</summary>
    public int SubjectAt { get; init; }

    /// <summary>The units that begin the sentence (安监站每月检查企业1次); empty where it names none.</summary>
    public IReadOnlyList<string> Named { get; init; } = [];

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>Why a person should look at it; empty where it was read.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];
}
