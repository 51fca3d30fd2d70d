namespace Ankang.Workflows.Checks;

/// <summary>What checks ask of a host.</summary>
/// <param name="PublicUrl">Where units reach it; null where that is not set.</param>
/// <param name="AddressFault">Why nobody answers there, as a clause; null where this host does, or was not asked.</param>
/// <param name="IsMailSent">A mail service is set; false where mails are written to files.</param>
/// <param name="ReachesPeople">Mails go to their recipients; false for files, and where all go to one address.</param>
/// <param name="ReadsReturns">The mailbox that mails come back to is read.</param>
/// <param name="ReturnsFault">Why it cannot be read at present; null while it can.</param>
public sealed record HostFacts(string? PublicUrl, string? AddressFault, bool IsMailSent, bool ReachesPeople, bool ReadsReturns, string? ReturnsFault);
