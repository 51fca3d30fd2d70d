namespace Ankang.Workflows.Notices;

/// <summary>A file that a mail carries.</summary>
/// <param name="FileName">As the reader sees it: 督办通知单.docx.</param>
/// <param name="MediaType">With its parameters: <c>text/calendar; method=PUBLISH; charset=utf-8</c>.</param>
public sealed record MailAttachment(string FileName, string MediaType, byte[] Content);
