namespace Ankang.Workflows.Notices;

/// <summary>What the server was asked when it refused: an answer of the same words says something else about a recipient than about a text.</summary>
public enum AnswerStage
{
    /// <summary>EHLO, AUTH.</summary>
    SignIn,

    /// <summary>MAIL FROM.</summary>
    Sender,

    /// <summary>RCPT TO, or a delivery report about one recipient.</summary>
    Recipient,

    /// <summary>DATA.</summary>
    Text,
}
