using Ankang.Workflows.Dispatch;

namespace Ankang.Workflows.Web.Hosting;

/// <summary>What one move of the virtual clock caused.</summary>
/// <param name="From">UTC.</param>
/// <param name="To">UTC; equals <paramref name="From"/> when nothing is ahead any more.</param>
/// <param name="Opened">Due items opened.</param>
/// <param name="Mails">Messages settled, in order.</param>
public sealed record MoveReport(DateTimeOffset From, DateTimeOffset To, int Opened, IReadOnlyList<MailRecord> Mails);
