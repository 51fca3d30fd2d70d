namespace Ankang.Workflows.Reports;

/// <summary>The first word of a 完成进展: the worst state wins.</summary>
public enum ProgressHead
{
    /// <summary>已完成: after the deadline, nothing due is unfinished.</summary>
    Done,

    /// <summary>未完成: after the deadline, something due is unfinished.</summary>
    NotDone,

    /// <summary>达到序时进度: before the deadline, all that is due is done.</summary>
    OnCourse,

    /// <summary>滞后序时: before the deadline, something is overdue and open.</summary>
    Behind,

    /// <summary>正在推进</summary>
    UnderWay,

    /// <summary>未到期, when true of all.</summary>
    NotDue,

    /// <summary>常态化推进</summary>
    Standing,

    /// <summary>历史事项, when true of all.</summary>
    Historic,

    /// <summary>已豁免, when true of all.</summary>
    Waived,

    /// <summary>不适用, when true of all.</summary>
    NotApplicable,
}
