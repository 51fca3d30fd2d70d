namespace Ankang.Workflows.Publication;

/// <summary>A duty of a list that stands in another open list for the same units, too (与〔…〕第n项相同).</summary>
/// <param name="OtherNumber">发文字号 of the other list.</param>
/// <param name="Units">How many units both ask.</param>
/// <param name="IsShared">One report counts in both already.</param>
public sealed record SameDuty(
    string Obligation,
    int Task,
    string ShortName,
    string OtherList,
    string OtherNumber,
    int OtherTask,
    string OtherObligation,
    int Units,
    bool IsShared
)
{
    /// <summary>Names the pair in a form.</summary>
    public string Code => $"{Obligation}|{OtherList}|{OtherObligation}";
}
