namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>Which fields a confirmation of the duty asks for.</summary>
public enum FormKind
{
    /// <summary>一次性: 完成日期, 文号.</summary>
    Once,

    /// <summary>学习、会议: 召开日期, 次数, 会议名称或文号.</summary>
    Meeting,

    /// <summary>稿件 (tasks 13, 14): 最近刊发日期, 本次篇数, 其中…篇数, 标题或网址.</summary>
    Articles,

    /// <summary>检查: 检查日期, 次数, 每次最少户数 (task 25).</summary>
    Inspection,

    /// <summary>印发、报送: 印发日期, 期（项）数, 文号, 报市安委办日期 for a report-up duty.</summary>
    Bulletin,

    /// <summary>常态化: 进展说明.</summary>
    Standing,

    /// <summary>事故 (task 31): 接报时间, 报告时间, 简要情况.</summary>
    Accident,
}
