namespace Ankang.Workflows.Catalogue.Import.Cells;

/// <summary>What a column of a list holds.</summary>
public enum ColumnRole
{
    /// <summary>A column that tells nothing of a duty.</summary>
    Other,

    /// <summary>序号</summary>
    Number,

    /// <summary>类别, 专题, 领域</summary>
    Heading,

    /// <summary>主要任务, 重点任务: the heading of a row that also has measures, its text otherwise.</summary>
    Task,

    /// <summary>工作要求, 具体措施</summary>
    Text,

    /// <summary>责任单位, 牵头单位</summary>
    Lead,

    /// <summary>配合单位</summary>
    Support,

    /// <summary>完成时限</summary>
    Deadline,

    /// <summary>备注, 完成进展</summary>
    Remark,
}
