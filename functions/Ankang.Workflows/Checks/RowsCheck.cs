namespace Ankang.Workflows.Checks;

/// <summary>Rows that could not be read: what they are about is not done.</summary>
internal sealed class RowsCheck : ICheck
{
    public CheckResult Look(CheckScene scene) =>
        scene.Damaged.Count == 0
            ? new("记录", "没有搁置的记录。")
            : new(
                "记录",
                $"{scene.Damaged.Count}条记录不完整，已搁置（编号{string.Join('、', scene.Damaged.Take(3).Select(d => d.Number))}）。",
                "请与技术人员联系；详见总览。",
                "/"
            );
}
