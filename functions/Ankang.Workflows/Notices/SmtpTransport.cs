namespace Ankang.Workflows.Notices;

/// <summary>Hands mails to a mail server over one connection that is kept open between them.</summary>
public sealed class SmtpTransport : IMailTransport, IAsyncDisposable
{
    public SmtpTransport(SmtpOptions options, TimeProvider time)
    {
        _ = (options, time);
    }

    public Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation) => throw new NotImplementedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
