namespace Ankang.Workflows.Notices;

/// <param name="Answer">The server's answer: 550 5.1.1 no such mailbox.</param>
public sealed record RefusedRecipient(string Email, string Answer);
