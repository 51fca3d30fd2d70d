using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Standalone.Clockwork;

/// <summary>What an entry of the agenda brought about.</summary>
/// <param name="Opened">Due items opened.</param>
/// <param name="Mails">Messages settled by a dispatch.</param>
/// <param name="Audit">The audit's finding, where the entry was one.</param>
public sealed record Taken(int Opened, IReadOnlyList<MailRecord> Mails, AuditReport? Audit);
