using System.Security.Cryptography;
using System.Text;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Turns;

/// <summary>The value that vouches for all histories of a list: it leaves with the office's mails, where no store can change it.</summary>
/// <remarks>Each night's value digests the one of the night before, so the last one vouches for all of them.</remarks>
public static class AuditSeal
{
    private const string Version = "1";

    /// <summary>Of the items of one period: unit, number of lines and head, by unit.</summary>
    public static string OfPeriod(PeriodWork period)
    {
        ArgumentNullException.ThrowIfNull(period);
        var text = new StringBuilder(period.Period.Partition);
        foreach (Tracked<DueItem> item in period.Items.Values)
            text.Append('\n').Append(item.Value.Key.Unit).Append(' ').Append(item.Value.HistoryCount).Append(' ').Append(item.Value.HistoryHead);
        return Digest(text);
    }

    /// <summary>Of a night.</summary>
    /// <param name="before">The value of the night before; null for the first.</param>
    /// <param name="periods">What <see cref="OfPeriod"/> gives for each period that was looked at, by partition.</param>
    public static string OfNight(string? before, IEnumerable<string> periods)
    {
        ArgumentNullException.ThrowIfNull(periods);
        var text = new StringBuilder(before);
        foreach (string period in periods)
            text.Append('\n').Append(period);
        return $"{Version}:{Digest(text)}";
    }

    private static string Digest(StringBuilder text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
}
