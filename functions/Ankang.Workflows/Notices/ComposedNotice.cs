namespace Ankang.Workflows.Notices;

/// <summary>A notice in words: one line of subject, and the text with LF line ends.</summary>
public sealed record ComposedNotice(string Subject, string Text);
