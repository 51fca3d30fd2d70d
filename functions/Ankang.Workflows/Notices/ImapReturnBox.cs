using System.Globalization;
using Ankang.Workflows.Intake;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using MimeKit;

namespace Ankang.Workflows.Notices;

/// <summary>Reads a folder over IMAP, opened for reading only: no flag changes, nothing is deleted, whoever else reads it sees no difference.</summary>
/// <remarks>How far it has come is a mark of the folder's validity and the last number read; a folder made anew begins anew.</remarks>
public sealed class ImapReturnBox(ImapOptions options, TimeProvider time, TlsTrust trust) : IReturnBox
{
    private const int MostAtOnce = 200;
    private static readonly TimeSpan FirstLook = TimeSpan.FromDays(7);

    public async Task<(IReadOnlyList<(MimeMessage Message, DateTimeOffset Received)> Messages, string? Mark)> ReadAsync(
        string? after,
        CancellationToken cancellation
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds * 5L));
        using var client = new ImapClient { Timeout = checked(options.TimeoutSeconds * 1000), CheckCertificateRevocation = true };
        client.ServerCertificateValidationCallback = trust.Of(options.CertificateSha256, $"{options.Host}:{options.Port}");
        try
        {
            await client.ConnectAsync(options.Host!, options.Port, options.Security.ToSocketOptions(), limit.Token);
            await client.AuthenticateAsync(options.User!, options.Password ?? "", limit.Token);
            IMailFolder folder = await client.GetFolderAsync(options.Folder, limit.Token);
            await folder.OpenAsync(FolderAccess.ReadOnly, limit.Token);
            var messages = new List<(MimeMessage, DateTimeOffset)>();
            uint last = await NewAsync(folder, after, messages, limit.Token);
            string mark = string.Create(CultureInfo.InvariantCulture, $"{folder.UidValidity}:{last}");
            await client.DisconnectAsync(quit: true, limit.Token);
            return (messages, mark);
        }
        catch (Exception e)
            when (e
                    is ImapProtocolException
                        or ImapCommandException
                        or AuthenticationException
                        or SslHandshakeException
                        or ServiceNotConnectedException
                        or FolderNotFoundException
                        or NotSupportedException
                        or System.Net.Sockets.SocketException
                || (e is OperationCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            throw new IOException($"{options.Host}:{options.Port}: {e.Message}", e);
        }
    }

    // The number of the last message that was looked at.
    private async Task<uint> NewAsync(IMailFolder folder, string? after, List<(MimeMessage, DateTimeOffset)> messages, CancellationToken cancellation)
    {
        string[] parts = after?.Split(':') ?? [];
        bool isKnown = parts.Length == 2 && uint.Parse(parts[0], CultureInfo.InvariantCulture) == folder.UidValidity;
        uint last = isKnown ? uint.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        // A range to the end always holds the last message, whatever its number.
        SearchQuery query = isKnown
            ? SearchQuery.Uids(new UniqueIdRange(new UniqueId(last + 1), UniqueId.MaxValue))
            : SearchQuery.DeliveredAfter((time.GetUtcNow() - FirstLook).UtcDateTime);
        UniqueId[] found = [.. (await folder.SearchAsync(query, cancellation)).Where(u => u.Id > last).OrderBy(u => u.Id).Take(MostAtOnce)];
        if (found.Length == 0)
            return Math.Max(last, (folder.UidNext?.Id ?? 1) - 1);
        foreach (
            IMessageSummary summary in (
                await folder.FetchAsync(
                    found,
                    MessageSummaryItems.UniqueId | MessageSummaryItems.InternalDate | MessageSummaryItems.Size,
                    cancellation
                )
            ).OrderBy(s => s.UniqueId.Id)
        )
            messages.Add((await MessageAsync(folder, summary, cancellation), summary.InternalDate?.ToUniversalTime() ?? time.GetUtcNow()));
        return found[^1].Id;
    }

    // Of one that is too large the head alone, so that it is still told from whom it came and what it answers.
    private static async Task<MimeMessage> MessageAsync(IMailFolder folder, IMessageSummary summary, CancellationToken cancellation) =>
        summary.Size <= IntakeLimits.MaxMail
            ? await folder.GetMessageAsync(summary.UniqueId, cancellation)
            : new MimeMessage(await folder.GetHeadersAsync(summary.UniqueId, cancellation))
            {
                Body = new TextPart("plain") { Text = "（邮件过大，没有读取，请在邮箱中查看。）" },
            };
}
