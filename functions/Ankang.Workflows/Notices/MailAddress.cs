namespace Ankang.Workflows.Notices;

/// <summary>A recipient or sender of a mail.</summary>
public sealed record MailAddress(string? Name, string Email);
