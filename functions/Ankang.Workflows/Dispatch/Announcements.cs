using System.Security.Cryptography;
using System.Text;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Dispatch;

/// <summary>What the second channel is told of a slot: one message a rung, so that a group chat is not flooded.</summary>
/// <remarks>提醒 and 督办 only: whether there is to be a 约谈 is not for a group chat.</remarks>
public sealed partial class Announcements(MailDrafts drafts, MailRoutes routes, ILogger<Announcements> log)
{
    /// <summary>Tells the channel, if there is one, of the mails of a slot that were accepted.</summary>
    /// <returns>False when it did not take a message: call <see cref="TellAgainAsync"/> at the next slot. Mails are never held back for it.</returns>
    public Task<bool> TellAsync(ListInForce list, string slot, IEnumerable<MailRecord> mails, CancellationToken cancellation) =>
        TellAsync(list, slot, mails, "it is tried once more at the next slot", cancellation);

    /// <summary>The second and last try.</summary>
    public Task TellAgainAsync(ListInForce list, string slot, IEnumerable<MailRecord> mails, CancellationToken cancellation) =>
        TellAsync(list, slot, mails, "it is given up", cancellation);

    private async Task<bool> TellAsync(ListInForce list, string slot, IEnumerable<MailRecord> mails, string then, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (routes.ChannelOf(list) is not { } channel)
            return true;
        bool taken = true;
        foreach (ChannelMessage message in Messages(list, slot, mails))
        {
            if (await channel.SendAsync(message, cancellation) is not { } fault)
                continue;
            LogRefused(log, message.Id, fault, then);
            taken = false;
        }

        return taken;
    }

    private IEnumerable<ChannelMessage> Messages(ListInForce list, string slot, IEnumerable<MailRecord> mails)
    {
        DateTimeOffset at = Slot.Parse(slot).Moment;
        ILookup<NoticeKind, MailRecord> accepted = mails.Where(m => m.State == MailState.Accepted).ToLookup(m => m.Kind);
        foreach ((NoticeKind kind, string rung) in NoticeKinds.Rungs.Where(k => k.IsAnnounced).Select(k => (k.Kind, k.Code)))
        {
            MailRecord[] told = [.. accepted[kind].OrderBy(m => m.Row, StringComparer.Ordinal)];
            ChannelUnit[] units =
            [
                .. told.SelectMany(m => m.Notices.Select(n => (Notice: n, m.ReplyBy)))
                    .Where(n => n.Notice.Unit != list.Catalogue.List.OfficeUnit)
                    .GroupBy(n => n.Notice.Unit)
                    .OrderBy(u => list.Directory.OrderOf(u.Key))
                    .Select(u => new ChannelUnit(
                        u.Key,
                        list.Directory[u.Key].NameOn(ChinaTime.DateOf(at)).Full,
                        u.DistinctBy(n => n.Notice).Count(),
                        u.Max(n => n.ReplyBy)
                    )),
            ];
            if (units.Length == 0)
                continue;
            yield return new ChannelMessage(
                $"{list.Id}.{slot}.{rung}.{Hash(told)}",
                list.Id,
                rung,
                at,
                drafts.Announcement(list, kind, at, units),
                units
            );
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The second channel did not take message {Id} ({Fault}); {Then}. Mails are not affected.")]
    private static partial void LogRefused(ILogger log, string id, string fault, string then);

    private static string Hash(IEnumerable<MailRecord> mails) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', mails.Select(m => m.Row)))))[..12];
}
