namespace Ankang.Workflows.Reports;

/// <summary>The cell 完成进展 of one task: a sentence a duty.</summary>
public sealed record TaskProgress(int Task, IReadOnlyList<DutyProgress> Duties)
{
    /// <summary>Several duties stand on lines of their own, each led by its short name.</summary>
    public string Text => string.Join('\n', Duties.Select(d => Duties.Count == 1 ? d.Sentence : $"{d.ShortName}　{d.Sentence}"));
}
