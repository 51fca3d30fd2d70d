namespace Ankang.Workflows.Notices;

/// <summary>Sends every mail to one address and names in its first line who would have got it: for trials.</summary>
public sealed class RedirectTransport(IMailTransport inner, string redirectTo) : IMailTransport, IAsyncDisposable
{
    public bool ReachesPeople => false;

    public bool IsSent => inner.IsSent;

    public Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mail);
        string recipients = string.Join("、", mail.To.Select(t => t.Email));
        return inner.SendAsync(mail with { To = [new(null, redirectTo)], Text = $"原收件人：{recipients}\n{mail.Text}" }, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (inner is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }
}
