using Ankang.Workflows.Notices;
using Ankang.Workflows.Tests.Notices;
using MimeKit;

namespace Ankang.Workflows.Tests.Support;

/// <summary>A mailbox that mails come back to, as a test fills it.</summary>
internal sealed class RecordedReturns : IReturnBox
{
    private readonly List<(string Mail, DateTimeOffset At)> _mails = [];

    /// <summary>Why it cannot be read; null while it can.</summary>
    public string? Fault { get; set; }

    /// <param name="at">When the mailbox got it; where that matters.</param>
    public void Add(string mail, string? at = null) => _mails.Add((mail, at is null ? DateTimeOffset.UnixEpoch : Civil.At(at)));

    public Task<(IReadOnlyList<(MimeMessage Message, DateTimeOffset Received)> Messages, string? Mark)> ReadAsync(
        string? after,
        CancellationToken cancellation
    )
    {
        if (Fault is { } fault)
            throw new IOException(fault);
        int from = after is null ? 0 : int.Parse(after);
        IReadOnlyList<(MimeMessage, DateTimeOffset)> found = [.. _mails.Skip(from).Select(m => (Bounces.Message(m.Mail), m.At))];
        return Task.FromResult((found, (string?)$"{_mails.Count}"));
    }
}
