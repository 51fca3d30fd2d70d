using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>The clauses of one duty, while its sentence is being read. Positions are those of the task's text.</summary>
internal sealed class Segment(int start, int end, ActKind kind)
{
    public int Start { get; set; } = start;

    /// <summary>Where the clause begins that has the act.</summary>
    public int CoreStart { get; set; } = start;

    public int End { get; set; } = end;

    public ActKind Kind { get; set; } = kind;

    public TimeWord? Rhythm { get; set; }

    public Count? Count { get; set; }

    /// <summary>The yearly quota beside a rhythm, or alone.</summary>
    public Count? Year { get; set; }

    public List<SubQuota> Within { get; } = [];

    public int? Size { get; set; }

    public bool ReportUp { get; set; }

    public bool Event { get; set; }

    public bool Conditional { get; set; }

    /// <summary>The rhythm stands in the clause before, which this one continues.</summary>
    public bool Inherits { get; set; }

    /// <summary>Share of a sentence that several subjects divide among them.</summary>
    public string? Subject { get; set; }

    public int SubjectAt { get; set; }

    /// <summary>The day stands in the clause before.</summary>
    public bool SharesDay { get; set; }

    /// <summary>Where the words begin that are this duty's alone; before them stands what it shares with the duty before.</summary>
    public int OwnStart { get; set; } = start;

    /// <summary>The units that begin the sentence, from which its further duties have them too.</summary>
    public IReadOnlyList<string> Named { get; set; } = [];

    public List<string> Doubts { get; } = [];

    /// <summary>Positions of counts that were understood.</summary>
    public HashSet<int> Understood { get; } = [];

    /// <summary>The title of the task stands before it, and belongs to its source.</summary>
    public bool Titled { get; set; }

    public double Confidence { get; set; } = 1;

    public bool IsPeriodic => Rhythm is { Recurrence: not Recurrence.Continuous };
}
