namespace Ankang.Workflows.Notices;

/// <summary>A template writes more than any mail has; the message is for whoever edited it.</summary>
internal sealed class TemplateLimitException(string message) : InvalidOperationException(message);
