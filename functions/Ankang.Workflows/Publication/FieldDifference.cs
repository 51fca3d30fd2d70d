namespace Ankang.Workflows.Publication;

/// <summary>One thing that a change makes different.</summary>
/// <param name="What">In the office's words: 周期, 完成时限, 责任单位.</param>
public sealed record FieldDifference(string What, string Before, string After)
{
    public override string ToString() => $"{What}：{Before} → {After}";
}
