namespace Ankang.Workflows.Attachments;

/// <summary>Asks a scanner for viruses about a file before it is kept. Never throws for one that does not answer.</summary>
/// <param name="content">From its position to its end; its position is left anywhere.</param>
public delegate Task<ScanResult> AttachmentScanner(Stream content, CancellationToken cancellation);
