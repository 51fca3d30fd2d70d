using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Tests.Support;

/// <summary>A message that a property's mail server took.</summary>
internal sealed record PropertyMail(DateTimeOffset At, string MessageId, NoticeKind Kind, string To, string Subject, string Text)
{
    /// <summary>What must be the same however the hosts were woken.</summary>
    public string Envelope => $"{MessageId} to {To}: {Subject}";
}
