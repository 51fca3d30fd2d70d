namespace Ankang.Workflows.Notices;

/// <summary>A recipient whom a server did not take a mail for, though it may have taken it for others.</summary>
/// <param name="Answer">The server's answer: 550 5.1.1 no such mailbox.</param>
/// <param name="Kind">What it means.</param>
public sealed record RefusedRecipient(string Email, string Answer, AnswerKind Kind = AnswerKind.NoSuchRecipient);
