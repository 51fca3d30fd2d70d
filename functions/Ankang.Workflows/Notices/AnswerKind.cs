namespace Ankang.Workflows.Notices;

/// <summary>Whose fault it is that a mail server did not take a mail, and so who can mend it.</summary>
public enum AnswerKind
{
    /// <summary>The recipient's: no such mailbox or domain, or one that takes nothing from us. For good, once a second day says so too.</summary>
    NoSuchRecipient,

    /// <summary>Refused for good in words that no row of the table knows; treated as <see cref="NoSuchRecipient"/>.</summary>
    Unknown,

    /// <summary>Nobody's: too many mails, a full mailbox, greylisting. Another time it will do.</summary>
    Later,

    /// <summary>Ours: the text or the sender's name is taken for spam. Only the mail provider can be asked.</summary>
    Content,

    /// <summary>Ours: the sender is not the account that signed in, or may not send.</summary>
    Sender,

    /// <summary>Ours: user or password. Tried once an hour only, for accounts lock.</summary>
    SignIn,

    /// <summary>Ours: the server's certificate cannot be verified, or it offers no TLS.</summary>
    Certificate,

    /// <summary>Nobody's: the server does not answer, or has not the time.</summary>
    Unreachable,
}
