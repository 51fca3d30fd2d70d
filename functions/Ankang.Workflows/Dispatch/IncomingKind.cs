namespace Ankang.Workflows.Dispatch;

/// <summary>What a mail is that somebody of the office has to look at.</summary>
public enum IncomingKind
{
    /// <summary>来信: a person answered a mail of ours.</summary>
    Reply,

    /// <summary>A report of a mail that came back, which names none of ours, or one of several.</summary>
    Report,
}
