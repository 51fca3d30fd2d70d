using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Standalone.Clockwork;

/// <summary>What an entry of the agenda brought about.</summary>
/// <param name="Opened">Due items opened.</param>
/// <param name="Mails">Messages settled by a dispatch.</param>
/// <param name="Audit">The audit's finding, where the entry was one.</param>
/// <param name="Fault">Why the mail server would not serve; null when it did.</param>
public sealed record Taken(int Opened, IReadOnlyList<MailRecord> Mails, AuditReport? Audit, string? Fault);
