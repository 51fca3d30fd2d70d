using System.Security.Cryptography;
using System.Text;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Turns;

/// <summary>台账 of one item as it stands in the store: each line with its digest, and what of it is not as it was written.</summary>
/// <param name="Lines">Oldest first; one that cannot be read is left out, and named among the findings.</param>
/// <param name="Findings">Empty where every line is the one that was written and the item is what they say.</param>
public sealed record ItemLedger(DueItem Item, IReadOnlyList<LedgerLine> Lines, IReadOnlyList<AuditFinding> Findings)
{
    /// <summary>校验值: the digest of the last line, which vouches for all before it; null for an item without any.</summary>
    public string? Digest => Item.HistoryHead;

    /// <summary>校验值 of several items: of ids, numbers of lines and heads, in the order of ids.</summary>
    public static string DigestOf(IEnumerable<ItemLedger> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var text = new StringBuilder();
        foreach (DueItem item in items.Select(i => i.Item).OrderBy(i => i.Key.ToString(), StringComparer.Ordinal))
            text.Append(item.Key).Append(' ').Append(item.HistoryCount).Append(' ').Append(item.HistoryHead).Append('\n');
        return $"1:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))}";
    }
}
