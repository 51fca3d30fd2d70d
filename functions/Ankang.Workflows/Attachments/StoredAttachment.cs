namespace Ankang.Workflows.Attachments;

/// <summary>Content that lies in a store, whether or not a report names it.</summary>
/// <param name="WrittenAt">When it was stored, or last sent again; UTC.</param>
public sealed record StoredAttachment(AttachmentAddress Address, long Bytes, DateTimeOffset WrittenAt);
