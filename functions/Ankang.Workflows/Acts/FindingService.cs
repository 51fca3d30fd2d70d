using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Acts;

/// <summary>核实: a person settles what the audit found and could not mend. Item and finding stay as they are; the finding is red no more.</summary>
/// <remarks>The history of the item keeps who settled it and why, and goes on from there: the next night finds it explained.</remarks>
public sealed class FindingService
{
    private const int LongestReason = 500;
    private readonly ItemActs _acts;
    private readonly Audit _audit;
    private readonly TimeProvider _clock;

    internal FindingService(ItemActs acts, Audit audit, TimeProvider clock) => (_acts, _audit, _clock) = (acts, audit, clock);

    /// <param name="number">Of the finding, as pages show it.</param>
    /// <param name="request">Made when the form was shown: sent twice, it is done once.</param>
    /// <returns>Why it was not settled; empty when it was.</returns>
    public async Task<IReadOnlyList<FormError>> SettleAsync(
        string list,
        string number,
        string request,
        Actor who,
        string reason,
        CancellationToken cancellation
    )
    {
        string words = reason?.Trim() ?? "";
        if (words.Length == 0)
            return [new FormError("reason", "请填写核实情况。")];
        if (words.Length > LongestReason)
            return [new FormError("reason", $"最多{LongestReason}字，已填{words.Length}字。")];
        AuditFinding? finding = (await _audit.LastAsync(list, cancellation))?.Findings.FirstOrDefault(f => f.Number == number && f.IsOpen);
        if (finding is null)
            return [new FormError("item", "该问题已核实，或已不存在。")];
        // An item that is set aside, or gone, takes no line; the record of the audit keeps the reason then.
        if (DueItemKey.TryParse(finding.About, out DueItemKey item))
            await _acts.DoAsync(
                new ActRequest(item, request, who),
                bringsForward: false,
                s =>
                    s.Change(
                        s.Item,
                        HistoryEvent.Verified,
                        $"核实夜间核查发现的问题（编号{number}，{finding.What}：{finding.Before}，{finding.After}）：{words}"
                    ),
                cancellation
            );
        return await _audit.SettleAsync(list, number, new FindingSettled(who, _clock.GetUtcNow(), words), cancellation)
            ? []
            : [new FormError("item", "该问题已核实，或已不存在。")];
    }
}
