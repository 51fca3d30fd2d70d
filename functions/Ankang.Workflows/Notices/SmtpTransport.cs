using System.Globalization;
using System.Net.Sockets;
using Ankang.Workflows.Rules.Catalogue;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace Ankang.Workflows.Notices;

/// <summary>Hands mails to a mail server over one connection that is kept open between them.</summary>
/// <remarks>
/// A mail that met a fault after its text had begun to travel is never repeated here: it may have arrived. The next slot repeats it under
/// its id.
/// </remarks>
public sealed class SmtpTransport : IMailTransport, IAsyncDisposable
{
    private const int Tries = 3;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private readonly SmtpOptions _options;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly TlsTrust _trust;
    private RefusalCollector? _client;

    /// <param name="trust">Which certificates are trusted; null for those whose revocation is not known to have happened.</param>
    public SmtpTransport(SmtpOptions options, TimeProvider time, TlsTrust? trust = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(options.Host);
        (_options, _time, _trust) = (options, time, trust ?? new TlsTrust(strict: false, NullLogger.Instance));
    }

    public async Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var refused = mail.To.Where(t => !EmailAddress.IsValid(t.Email)).Select(MimeMail.NotAnAddress).ToList();
        if (refused.Count == mail.To.Count)
            return new(SendOutcome.Refused, refused[0].Answer, refused);
        MimeMessage message = MimeMail.Build(mail with { To = [.. mail.To.Where(t => EmailAddress.IsValid(t.Email))] }, _options.From);

        await _one.WaitAsync(cancellation);
        try
        {
            return await TrySeveralTimesAsync(message, refused, cancellation);
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is { IsConnected: true })
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            try
            {
                await _client.DisconnectAsync(quit: true, patience.Token);
            }
            catch (Exception e) when (IsConnectionFault(e))
            {
                // The server is told good-bye out of politeness only.
            }
        }

        Drop();
        _one.Dispose();
    }

    private async Task<SendResult> TrySeveralTimesAsync(
        MimeMessage message,
        IReadOnlyList<RefusedRecipient> notAddresses,
        CancellationToken cancellation
    )
    {
        TimeSpan pause = FirstPause;
        for (int attempt = 1; ; attempt++)
        {
            var travel = new Travel();
            bool again;
            AnswerKind fault;
            string detail;
            try
            {
                RefusalCollector client = await ConnectedAsync(cancellation);
                client.Refused.Clear();
                using (CancellationTokenSource limit = Limit(cancellation))
                    await client.SendAsync(message, limit.Token, travel);
                return Result(SendOutcome.Accepted, null, [.. notAddresses, .. client.Refused]);
            }
            catch (SmtpCommandException e)
            {
                SendResult answer = Judge(e, message, notAddresses);
                // 421: the server closes the connection, often after so many mails; another one may do.
                again = e.StatusCode == SmtpStatusCode.ServiceNotAvailable && !travel.Begun;
                (fault, detail) = (answer.Fault, answer.Detail!);
                if (again || _client is not { IsConnected: true })
                    Drop();
                if (!again)
                    return answer;
            }
            catch (Exception e) when (IsConnectionFault(e) && !cancellation.IsCancellationRequested)
            {
                Drop();
                bool late = e is OperationCanceledException or TimeoutException; // ours, or the library's: whichever ended first
                again = !travel.Begun && !late; // which was patience enough
                fault = AnswerKind.Unreachable;
                detail = late
                    ? $"{_options.Host}:{_options.Port} did not answer within {_options.TimeoutSeconds} seconds."
                    : $"{_options.Host}:{_options.Port}: {e.Message}";
            }
            catch (Exception e)
                when (e
                        is AuthenticationException
                            or SaslException
                            or ServiceNotAuthenticatedException
                            or SslHandshakeException
                            or NotSupportedException
                )
            {
                // Wrong or no password, untrusted certificate, no STARTTLS: a mended setting cures it, a quick repeat does not.
                Drop();
                again = false;
                fault = e is SslHandshakeException or NotSupportedException
                    ? AnswerKind.Certificate
                    : SmtpAnswers.Judge(e.Message, AnswerStage.SignIn);
                detail =
                    e is ServiceNotAuthenticatedException
                        ? $"{_options.Host}:{_options.Port}: {e.Message}. Set Mail:Smtp:User and Mail:Smtp:Password."
                        : $"{_options.Host}:{_options.Port}: {e.Message}";
            }

            if (!again || attempt == Tries)
                return Result(SendOutcome.TryAgain, detail, notAddresses, fault);
            await Task.Delay(pause, _time, cancellation);
            pause *= 3;
        }
    }

    private async Task<RefusalCollector> ConnectedAsync(CancellationToken cancellation)
    {
        if (_client is { IsConnected: true })
            return _client;
        Drop();
        var client = new RefusalCollector
        {
            Timeout = checked(_options.TimeoutSeconds * 1000),
            CheckCertificateRevocation = true,
            ServerCertificateValidationCallback = _trust.Of(_options.CertificateSha256, $"{_options.Host}:{_options.Port}"),
        };
        _client = client;
        using CancellationTokenSource limit = Limit(cancellation);
        await client.ConnectAsync(_options.Host!, _options.Port, _options.Security.ToSocketOptions(), limit.Token);
        if (!string.IsNullOrEmpty(_options.User))
            await client.AuthenticateAsync(_options.User, _options.Password ?? "", limit.Token);
        return client;
    }

    private SendResult Judge(SmtpCommandException fault, MimeMessage message, IReadOnlyList<RefusedRecipient> notAddresses)
    {
        string words = Words((int)fault.StatusCode, fault.Message);
        // After a refused sender the server refuses each recipient too, as out of turn.
        List<RefusedRecipient> said = fault.ErrorCode == SmtpErrorCode.SenderNotAccepted ? [] : _client?.Refused ?? [];
        if (said.Count == message.To.Count)
            return Result(SendOutcome.Refused, said[0].Answer, [.. notAddresses, .. said]);

        AnswerStage stage = fault.ErrorCode switch
        {
            SmtpErrorCode.SenderNotAccepted => AnswerStage.Sender,
            SmtpErrorCode.MessageNotAccepted => AnswerStage.Text,
            SmtpErrorCode.RecipientNotAccepted => AnswerStage.Recipient,
            _ => AnswerStage.Sender,
        };
        AnswerKind kind = SmtpAnswers.Judge(words, stage);
        return Result(SendOutcome.TryAgain, words, [.. notAddresses, .. said], kind.IsOfRecipient() ? AnswerKind.Unreachable : kind);
    }

    private static SendResult Result(
        SendOutcome outcome,
        string? detail,
        IReadOnlyList<RefusedRecipient> refused,
        AnswerKind fault = AnswerKind.Unreachable
    )
    {
        if (outcome == SendOutcome.Accepted && refused.Count == 0)
            return SendResult.Accepted;
        // An answer to a recipient that speaks of us: the others would hear the same, and he is not to blame.
        if (outcome == SendOutcome.Refused && refused.FirstOrDefault(r => !r.Kind.IsOfRecipient()) is { } ours)
            return new(SendOutcome.TryAgain, ours.Answer, [.. refused.Where(r => r.Kind.IsOfRecipient())], Fault: ours.Kind);
        return new(outcome, detail ?? refused[0].Answer, refused, Fault: fault);
    }

    private static string Words(int status, string response) =>
        $"{status.ToString(CultureInfo.InvariantCulture)} {response.ReplaceLineEndings(" ").Trim()}";

    private static bool IsConnectionFault(Exception e) =>
        e
            is IOException
                or SocketException
                or SmtpProtocolException
                or ServiceNotConnectedException
                or OperationCanceledException
                or TimeoutException;

    // The network keeps real time, also where the product's clock is a virtual one.
    private CancellationTokenSource Limit(CancellationToken cancellation)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(_options.TimeoutSeconds));
        return limit;
    }

    private void Drop()
    {
        _client?.Dispose();
        _client = null;
    }

    /// <summary>Goes on with the other recipients when one is refused.</summary>
    private sealed class RefusalCollector : SmtpClient
    {
        public List<RefusedRecipient> Refused { get; } = [];

        protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
        {
            // 421 closes the connection: it is for the mail. All else is for him alone, whose turn may come later; the others get it now.
            if (response.StatusCode == SmtpStatusCode.ServiceNotAvailable)
            {
                base.OnRecipientNotAccepted(message, mailbox, response);
                return;
            }

            string answer = Words((int)response.StatusCode, response.Response);
            Refused.Add(new(mailbox.Address, answer, SmtpAnswers.Judge(answer, AnswerStage.Recipient)));
        }
    }

    /// <summary>Whether the text has begun to travel.</summary>
    private sealed class Travel : ITransferProgress
    {
        public bool Begun { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Begun = true;

        public void Report(long bytesTransferred) => Begun = true;
    }
}
