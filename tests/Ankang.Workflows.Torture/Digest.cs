using System.Security.Cryptography;
using System.Text;

namespace Ankang.Workflows.Torture;

/// <summary>All that left and all that was written down, in one value.</summary>
internal static class Digest
{
    public static string Of(Past past)
    {
        IEnumerable<string> lines = past
            .Server.Taken.Select(t => $"{t.True:O} {t.Mail.Envelope}")
            .Concat(past.Histories.SelectMany(i => i.Value.Select(h => $"{i.Key} {h.Number} {h.At:O} {h.Event}")))
            .Concat(past.Mails.Select(m => $"{m.Address} {m.State} {m.AcceptedAt:O}"));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..12];
    }
}
