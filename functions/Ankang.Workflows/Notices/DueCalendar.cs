using System.Text;
using Ankang.Workflows.Rules.Catalogue;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Ankang.Workflows.Notices;

/// <summary>Due days as an iCalendar file (RFC 5545): the same bytes for the same days.</summary>
/// <remarks>Events and not to-dos, since Outlook reads no VTODO from a file; they take up no time (TRANSPARENT).</remarks>
public static class DueCalendar
{
    public const string MediaType = "text/calendar; method=PUBLISH; charset=utf-8";

    /// <summary>Of a file that takes entries back.</summary>
    public const string CancellingMediaType = "text/calendar; method=CANCEL; charset=utf-8";

    private const string Product = "-//Ankang.Workflows//Due days//ZH";

    /// <param name="stamp">When what the file says was true, UTC.</param>
    /// <param name="name">As the reader's program lists a subscribed calendar; null for a file in a mail.</param>
    /// <param name="cancels">The entries that earlier mails brought are to go.</param>
    public static byte[] Write(OfficeCard office, DateTimeOffset stamp, IEnumerable<DueDay> days, string? name = null, bool cancels = false)
    {
        ArgumentNullException.ThrowIfNull(office);
        var calendar = new Ical.Net.Calendar { Method = cancels ? "CANCEL" : "PUBLISH", ProductId = Product };
        if (name is not null)
            calendar.AddProperty("X-WR-CALNAME", name);
        foreach (DueDay day in days)
        {
            calendar.Events.Add(
                new CalendarEvent
                {
                    Uid = $"{day.Id}@{office.Domain}",
                    Sequence = day.Revision,
                    Summary = day.Summary,
                    Description = day.Description,
                    Start = new CalDateTime(day.On),
                    End = new CalDateTime(day.On.AddDays(1)),
                    DtStamp = new CalDateTime(stamp.UtcDateTime),
                    Transparency = TransparencyType.Transparent,
                    Status = cancels ? EventStatus.Cancelled : null,
                    Organizer = new Organizer($"mailto:{office.Email}") { CommonName = office.Name },
                }
            );
        }

        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }
}
