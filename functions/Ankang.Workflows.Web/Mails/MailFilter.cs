using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Web.Look;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Mails;

/// <summary>What of the outbox is shown; stands in the address bar.</summary>
/// <param name="Person">Mail address of the reader.</param>
/// <param name="Unit">Id of a unit of which it tells.</param>
/// <param name="State">sent, waiting or failed.</param>
/// <param name="Before">The newest slot shown, inside; null for the newest of all.</param>
/// <param name="After">The oldest slot shown, inside.</param>
/// <param name="Sort">Within a slot: kind, subject, to, items or state.</param>
public sealed record MailFilter(string? Person, string? Unit, string? State, string? Before, string? After, string Sort, bool Descending)
{
    public bool IsNarrow => Person is not null || Unit is not null || State is not null;

    public static MailFilter Read(IQueryCollection query)
    {
        return new MailFilter(
            query.Text("person"),
            query.Text("unit"),
            query.Text("state") is "sent" or "waiting" or "failed" ? query.Text("state") : null,
            SlotOf("before"),
            SlotOf("after"),
            query.Text("sort") ?? "kind",
            query["dir"] == "desc"
        );

        string? SlotOf(string name) => query.Text(name) is { } text && MailAddresses.IsSlot(text) ? text : null;
    }

    public bool Matches(MailRecord mail) =>
        (Person is null || mail.To.Any(t => t.Email == Person))
        && (Unit is null || mail.Units.Contains(Unit))
        && State switch
        {
            "sent" => mail.State == MailState.Accepted,
            "waiting" => mail.State is MailState.Prepared or MailState.Deferred or MailState.Held,
            "failed" => mail.State == MailState.Refused || mail.Refused.Count > 0 || mail.Deliveries.Any(d => d.Status != DeliveryStatus.Delivered),
            _ => true,
        };

    public string Url(string? before, string path = "/outbox") =>
        Query.Url(
            path,
            ("person", Person),
            ("unit", Unit),
            ("state", State),
            ("before", before),
            ("after", After),
            ("sort", Sort == "kind" ? null : Sort),
            ("dir", Descending ? "desc" : null)
        );

    public string SortUrl(string sort, string path = "/outbox") =>
        (this with { Sort = sort, Descending = sort == Sort && !Descending }).Url(Before, path);

    public IEnumerable<MailRecord> Order(IEnumerable<MailRecord> mails, UnitDirectory directory)
    {
        Func<MailRecord, IComparable> key = Sort switch
        {
            "subject" => m => m.Subject,
            "to" => m => m.To.Count > 0 ? m.To[0].Email : "",
            "items" => m => m.Notices.Count,
            "state" => m => m.State,
            _ => m => m.Kind,
        };
        return (Descending ? mails.OrderByDescending(key) : mails.OrderBy(key)).ThenBy(m =>
            directory.OrderOf(m.Units is [var unit, ..] ? unit : m.Addressee)
        );
    }
}
