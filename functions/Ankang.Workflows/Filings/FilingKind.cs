namespace Ankang.Workflows.Filings;

/// <summary>一报表两清单: what a template of the office or the province is filled from.</summary>
public enum FilingKind
{
    /// <summary>问题清单</summary>
    Problems,

    /// <summary>措施清单</summary>
    Measures,

    /// <summary>进展报表: the tasks of the list with their progress.</summary>
    Progress,
}
