namespace Ankang.Workflows.Notices;

/// <summary>Where mails that come back are read (<c>Mail:Bounces</c>).</summary>
public sealed class BounceOptions
{
    public ImapOptions Imap { get; set; } = new();
}
