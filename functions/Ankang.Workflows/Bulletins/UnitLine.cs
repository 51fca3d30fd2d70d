using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Bulletins;

/// <summary>One unit in a bulletin.</summary>
/// <param name="Name">As tables name it, on the day of the cut-off.</param>
/// <param name="Span">Of what fell due in the span.</param>
/// <param name="Overdue">逾期未办结 of all that fell due up to the span's end.</param>
/// <param name="Reminders">Items whose 提醒 was accepted within the span; the two after it likewise.</param>
public sealed record UnitLine(string Unit, string Name, Tally Span, int Overdue, int Reminders, int Supervisions, int Interviews)
{
    /// <summary>Something fell due: without a task nobody is ranked.</summary>
    public bool IsRanked => Span.Due > 0;

    /// <summary>What it is ranked by: 按期办结率, then 办结率; equal pairs are equal in rank.</summary>
    internal (decimal OnTime, decimal Done) Rates => Span.Due == 0 ? default : ((decimal)Span.OnTime / Span.Due, (decimal)Span.Done / Span.Due);
}
