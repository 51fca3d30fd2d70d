namespace Ankang.Workflows.Filings;

/// <summary>The catalogue of fields that a template's columns can be filled with, by what it is filled from.</summary>
public static class FilingFields
{
    private static readonly (FilingField Field, string Word, string[] Heads)[] OfProblems =
    [
        (FilingField.Number, "序号", ["序号", "编号"]),
        (FilingField.ClosedOn, "销号日期", ["销号日期", "销号时间", "完成日期", "整改完成"]),
        (FilingField.Remedy, "整改措施", ["整改措施", "措施"]),
        (FilingField.On, "整改时限", ["时限", "期限"]),
        (FilingField.Progress, "最新进展", ["进展", "整改情况", "完成情况"]),
        (FilingField.State, "状态", ["状态", "是否完成", "是否销号"]),
        (FilingField.Unit, "责任单位", ["单位", "部门"]),
        (FilingField.Person, "责任人", ["责任人", "负责人"]),
        (FilingField.Text, "问题隐患", ["问题", "隐患"]),
    ];

    private static readonly (FilingField Field, string Word, string[] Heads)[] OfMeasures =
    [
        (FilingField.Number, "序号", ["序号", "编号"]),
        (FilingField.ClosedOn, "完成日期", ["完成日期", "完成时间"]),
        (FilingField.On, "出台时间", ["出台时间", "时间", "时限"]),
        (FilingField.Remedy, "类别", ["类别", "类型"]),
        (FilingField.Progress, "最新进展", ["进展", "情况"]),
        (FilingField.State, "状态", ["状态"]),
        (FilingField.Unit, "制定单位", ["单位", "部门"]),
        (FilingField.Person, "责任人", ["责任人", "负责人"]),
        (FilingField.Text, "制度措施名称", ["名称", "制度", "措施"]),
    ];

    private static readonly (FilingField Field, string Word, string[] Heads)[] OfProgress =
    [
        (FilingField.Number, "任务序号", ["序号", "编号"]),
        (FilingField.Remedy, "主要任务", ["主要任务", "类别"]),
        (FilingField.Progress, "完成进展", ["进展", "完成情况", "落实情况"]),
        (FilingField.On, "完成时限", ["时限", "期限"]),
        (FilingField.Unit, "责任单位", ["单位", "部门"]),
        (FilingField.Text, "重点工作和要求", ["工作", "任务", "要求"]),
    ];

    /// <summary>What a person may choose for a column, with its word: the product's fields, then 人工填写 and 保持原样.</summary>
    public static IReadOnlyList<(FilingField Field, string Word)> Of(FilingKind kind) =>
        [.. Table(kind).Select(f => (f.Field, f.Word)), (FilingField.ByHand, "人工填写"), (FilingField.Leave, "保持原样")];

    /// <summary>问题清单, 措施清单, 进展报表.</summary>
    public static string Word(FilingKind kind) =>
        kind switch
        {
            FilingKind.Problems => "问题清单",
            FilingKind.Measures => "措施清单",
            _ => "进展报表",
        };

    /// <summary>What the head of a column most likely means; null where it is like none.</summary>
    public static FilingField? Guess(FilingKind kind, string head)
    {
        ArgumentNullException.ThrowIfNull(head);
        return Table(kind)
            .Where(f => f.Heads.Any(h => head.Contains(h, StringComparison.Ordinal)))
            .Select(f => (FilingField?)f.Field)
            .FirstOrDefault();
    }

    private static (FilingField Field, string Word, string[] Heads)[] Table(FilingKind kind) =>
        kind switch
        {
            FilingKind.Problems => OfProblems,
            FilingKind.Measures => OfMeasures,
            _ => OfProgress,
        };
}
