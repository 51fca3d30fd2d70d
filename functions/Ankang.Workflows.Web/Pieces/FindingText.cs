using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Web.Pieces;

/// <summary>What the office reads of a finding of the audit.</summary>
internal static class FindingText
{
    /// <summary>The due item that it is about; null for one of a whole period.</summary>
    public static DueItemKey? ItemOf(AuditFinding finding) => DueItemKey.TryParse(finding.About, out DueItemKey key) ? key : null;

    /// <summary>第14项（2021年3月，汉滨区安委会）</summary>
    /// <param name="list">The list that the page is about; null where there is none.</param>
    public static string About(AuditFinding finding, ListInForce? list) =>
        ItemOf(finding) is { } key ? DamageText.Name(key, list)
        : finding.About.Split('|') is [var of, var duty, var period] ? DamageText.Name(new DueItemKey(of, duty, period, ""), list)
        : finding.About;
}
