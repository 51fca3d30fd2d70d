namespace Ankang.Workflows.Filings;

/// <summary>What a column of a template is filled with.</summary>
public enum FilingField
{
    /// <summary>保持原样: the column is not touched.</summary>
    Leave,

    /// <summary>人工填写: marked for a person.</summary>
    ByHand,

    /// <summary>序号</summary>
    Number,

    /// <summary>问题隐患, 制度措施名称, 重点工作和要求</summary>
    Text,

    /// <summary>整改措施, 类别, 主要任务</summary>
    Remedy,

    /// <summary>责任单位</summary>
    Unit,

    /// <summary>责任人</summary>
    Person,

    /// <summary>整改时限, 出台时间, 完成时限</summary>
    On,

    /// <summary>进展</summary>
    Progress,

    /// <summary>状态</summary>
    State,

    /// <summary>销号日期, 完成日期</summary>
    ClosedOn,
}
