namespace Ankang.Workflows.Dispatch;

/// <summary>A message under way, with what guards its row.</summary>
internal sealed class Letter(MailRecord mail, string etag)
{
    public MailRecord Mail { get; set; } = mail;

    public string ETag { get; set; } = etag;
}
