using Ankang.Workflows.Dispatch;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Outbox;

/// <summary>What of the outbox is shown; stands in the address bar.</summary>
/// <param name="Person">Mail address of the reader.</param>
/// <param name="Unit">Unit id of the addressee.</param>
/// <param name="State">sent, waiting or failed.</param>
/// <param name="Before">The newest slot shown, inside; null for the newest of all.</param>
/// <param name="After">The oldest slot shown, inside.</param>
public sealed record OutboxFilter(string? Person, string? Unit, string? State, string? Before, string? After)
{
    public bool IsNarrow => Person is not null || Unit is not null || State is not null;

    public static OutboxFilter Read(IQueryCollection query)
    {
        return new OutboxFilter(Text("person"), Text("unit"), Text("state") is "sent" or "waiting" or "failed" ? Text("state") : null, SlotOf("before"), SlotOf("after"));

        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
        string? SlotOf(string name) => Text(name) is { } text && MailAddresses.IsSlot(text) ? text : null;
    }

    public bool Matches(MailRecord mail) =>
        (Person is null || mail.To.Any(t => t.Email == Person))
        && (Unit is null || mail.Addressee == Unit)
        && State switch
        {
            "sent" => mail.State == MailState.Accepted,
            "waiting" => mail.State is MailState.Prepared or MailState.Deferred,
            "failed" => mail.State == MailState.Refused || mail.Refused.Count > 0,
            _ => true,
        };

    public string Url(string? before)
    {
        var query = new List<string>();
        if (Person is not null) query.Add($"person={Uri.EscapeDataString(Person)}");
        if (Unit is not null) query.Add($"unit={Uri.EscapeDataString(Unit)}");
        if (State is not null) query.Add($"state={State}");
        if (before is not null) query.Add($"before={before}");
        if (After is not null) query.Add($"after={After}");
        return query.Count == 0 ? "/outbox" : $"/outbox?{string.Join('&', query)}";
    }
}
