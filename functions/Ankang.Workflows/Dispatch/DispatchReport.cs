namespace Ankang.Workflows.Dispatch;

/// <summary>What one dispatch did.</summary>
/// <param name="Slot">The slot it served; null when none was due.</param>
/// <param name="Mails">The messages it settled, of this slot and of one that a crash had left open.</param>
/// <param name="Fault">Why the mail server would not serve; null when it did.</param>
/// <param name="PausedUntil">The mail service asked to wait until then, UTC: what is left stays written down and leaves when a dispatch runs after it.</param>
/// <param name="Busy">Another host was dispatching.</param>
public sealed record DispatchReport(string? Slot, IReadOnlyList<MailRecord> Mails, string? Fault, bool Busy, DateTimeOffset? PausedUntil = null)
{
    public static readonly DispatchReport Nothing = new(null, [], null, false);

    public int Accepted => Mails.Count(m => m.State == MailState.Accepted);
}
