using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Reports;

/// <summary>完成进展 of a whole list at one cut-off.</summary>
/// <param name="Tasks">All tasks of the list, in order; one without duties has an empty cell.</param>
public sealed record ProgressReport(CutOff CutOff, IReadOnlyList<TaskProgress> Tasks)
{
    public IEnumerable<DutyProgress> Duties => Tasks.SelectMany(t => t.Duties);

    public TaskProgress Of(int task) => Tasks.First(t => t.Task == task);
}
