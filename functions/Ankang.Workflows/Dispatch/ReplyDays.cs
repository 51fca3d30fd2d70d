using Ankang.Workflows.Links;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Dispatch;

/// <summary>
/// The last day to reply that the mails of one kind and slot name. Whoever hears of two units reads one day, and so do the two who hear of
/// one: the latest of all that hangs together.
/// </summary>
internal static class ReplyDays
{
    /// <param name="carried">All notices of one kind in the slot.</param>
    /// <param name="at">Moment of the slot, UTC.</param>
    /// <returns>The day for each unit; null where the kind names none.</returns>
    public static IReadOnlyDictionary<string, DateOnly?> Of(ListInForce list, NoticeTraits kind, IEnumerable<Carried> carried, DateTimeOffset at)
    {
        Dictionary<string, DateOnly?> days = carried
            .GroupBy(c => c.Item.Key.Unit)
            .ToDictionary(u => u.Key, u => kind.NamesReplyBy ? Latest(list, kind, u, at) : null);
        if (!kind.NamesReplyBy)
            return days;
        DateOnly day = ChinaTime.DateOf(at);
        string[][] together =
        [
            .. days
                .Keys.SelectMany(unit => Readers.Of(list, kind.Kind, unit, day).Select(r => (Reader: LinkHolder.Of(r), Unit: unit)))
                .GroupBy(r => r.Reader, r => r.Unit)
                .Select(g => g.ToArray())
                .Where(units => units.Length > 1),
        ];
        for (bool changed = true; changed; )
        {
            changed = false;
            foreach (string[] units in together)
            {
                DateOnly? latest = units.Max(u => days[u]);
                foreach (string unit in units.Where(u => days[u] != latest))
                    (days[unit], changed) = (latest, true);
            }
        }

        return days;
    }

    /// <summary>The latest day of some notices of one kind; null where the kind names none.</summary>
    public static DateOnly? Latest(ListInForce list, NoticeTraits kind, IEnumerable<Carried> carried, DateTimeOffset at) =>
        kind.NamesReplyBy
            ? carried.Max(c =>
                list.TermsFor(c.Item) is var terms ? Ladder.ReplyBy(kind.Rung, c.Item, terms.Policy, terms.Calendar, ChinaTime.DateOf(at)) : null
            )
            : null;
}
