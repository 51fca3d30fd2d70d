using Ankang.Workflows.Contacts;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.Mails;

namespace Ankang.Workflows.Web.Outbox;

/// <summary>发件: slots with their mails, newest first, a page of slots at a time.</summary>
/// <param name="Stopped">Null while mails leave.</param>
/// <param name="Damaged">Mails of the list that cannot be read.</param>
/// <param name="Older">The slot before which an older page begins; null when the list's first day is reached.</param>
public sealed record OutboxView(
    ListInForce List,
    DateOnly Today,
    MailFilter Filter,
    IReadOnlyList<(string Slot, IReadOnlyList<MailRecord> Mails)> Slots,
    string? Older,
    MailStopped? Stopped,
    IReadOnlyList<DamagedRow> Damaged
)
{
    private const int SlotsOnPage = 10;
    private const int MailsOnPage = 300;

    /// <summary>Slots read for one page; with a filter most have nothing to show, and a page must not read the year.</summary>
    private const int MostSlotsRead = 120;
    private const int ReadsAtOnce = 10;

    /// <remarks>Slots follow from the calendar, so no table is scanned: one query a slot, walking back.</remarks>
    public static async Task<OutboxView> ReadAsync(WorkflowParts parts, string listId, MailFilter filter, CancellationToken cancellation)
    {
        ListInForce list = await parts.Lists(listId, cancellation);
        DateTimeOffset now = parts.Clock.GetUtcNow();
        var found = new List<(string, IReadOnlyList<MailRecord>)>();
        string? older = null;
        int read = 0,
            mails = 0;
        foreach (Slot[] chunk in Back(list, now, filter).Chunk(ReadsAtOnce))
        {
            var answers = await Task.WhenAll(chunk.Select(s => parts.Mails.ReadAsync(listId, s.Id, cancellation)));
            for (int i = 0; i < chunk.Length && older is null; i++)
            {
                MailRecord[] shown = [.. filter.Order(answers[i].Select(a => a.Mail).Where(filter.Matches), list.Directory)];
                if (shown.Length > 0 && (found.Count == SlotsOnPage || (mails > 0 && mails + shown.Length > MailsOnPage)) || read == MostSlotsRead)
                    older = chunk[i].Id;
                else if (shown.Length > 0)
                    found.Add((chunk[i].Id, shown));
                mails += shown.Length;
                read++;
            }

            if (older is not null)
                break;
        }

        return new OutboxView(
            list,
            ChinaTime.DateOf(now),
            filter,
            found,
            older,
            await MailStopped.ReadAsync(parts, listId, await parts.Lease.ReadAsync(listId, cancellation), cancellation),
            [.. parts.SetAside.Of(listId).Where(r => r.Table == StoreTable.Mail)]
        );
    }

    /// <summary>Everybody who may have got mail, by unit, the office first.</summary>
    public IEnumerable<(string Unit, IReadOnlyList<(string Email, string Role)> People)> People()
    {
        yield return (List.Catalogue.Office.Name, [(List.Catalogue.Office.Email, List.Catalogue.List.IssuerShort)]);
        foreach (var unit in List.Directory.Units)
        {
            (string, string)[] people =
            [
                .. unit.Contacts.Where(c => c.Role is ContactRole.Liaison or ContactRole.Supervisor).Select(c => (c.Contact.Email, c.Role.Word())),
            ];
            if (people.Length > 0)
                yield return (unit.NameOn(Today).Full, people);
        }
    }

    private static IEnumerable<Slot> Back(ListInForce list, DateTimeOffset now, MailFilter filter)
    {
        for (DateOnly day = ChinaTime.DateOf(now); day >= list.Head.StartOn; day = day.AddDays(-1))
        {
            if (!list.Calendar.IsWorkingDay(day))
                continue;
            foreach (int hour in new[] { 15, 9 })
            {
                var slot = new Slot(day, hour);
                if (slot.Moment > now || (filter.Before is { } before && string.CompareOrdinal(slot.Id, before) > 0))
                    continue;
                if (filter.After is { } after && string.CompareOrdinal(slot.Id, after) < 0)
                    yield break;
                yield return slot;
            }
        }
    }
}
