namespace Ankang.Workflows.Dispatch;

/// <summary>A message under way, with what guards its row.</summary>
internal sealed class Letter(MailRecord mail, string etag)
{
    public MailRecord Mail { get; set; } = mail;

    public string ETag { get; set; } = etag;

    /// <summary>It was tried in this run.</summary>
    public bool WasTried { get; set; }
}
