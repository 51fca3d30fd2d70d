using Ankang.Workflows.Notices;

namespace Ankang.Workflows.Torture;

/// <summary>A transport that says accepted, and sent every fifth mail not once.</summary>
internal sealed class LyingMail(IMailTransport inner, int sends) : IMailTransport
{
    private int _mails;

    public async Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        if (++_mails % 5 != 0)
            return await inner.SendAsync(mail, cancellation);
        SendResult result = SendResult.Accepted;
        for (int i = 0; i < sends; i++)
            result = await inner.SendAsync(mail, cancellation);
        return result;
    }
}
