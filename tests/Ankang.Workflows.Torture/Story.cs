using System.Security.Cryptography;
using System.Text;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Torture;

/// <summary>All that left and all that was written down, in order of time.</summary>
internal static class Story
{
    public static IReadOnlyList<string> Of(IReadOnlyList<Past> lists) =>
        [
            .. lists[0]
                .Server.Taken.Select(t => (At: t.True, Line: $"mail {t.Mail.MessageId} to {t.Mail.To}"))
                .Concat(
                    lists
                        .SelectMany(p => p.Histories)
                        .SelectMany(i => i.Value.Select(h => (h.At, Line: $"{i.Key} {h.Number} {h.Event} {h.Mail} {h.Text}")))
                )
                .Concat(lists.SelectMany(p => p.Mails).Select(m => (At: m.AcceptedAt ?? m.Date, Line: $"row {m.Address} {m.State} {m.Detail}")))
                .OrderBy(l => l.At)
                .ThenBy(l => l.Line, StringComparer.Ordinal)
                .Select(l => $"{ChinaTime.Local(l.At):yyyy-MM-dd HH:mm:ss} {l.Line}"),
        ];

    /// <summary>A short value that is the same for runs that went the same way.</summary>
    public static string Digest(IEnumerable<string> story) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', story))))[..12];
}
