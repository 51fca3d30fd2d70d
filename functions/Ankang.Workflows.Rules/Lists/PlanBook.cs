using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Lists;

/// <summary>Every period that a list will ever open, or has opened under a catalogue that is no longer in force.</summary>
/// <remarks>Derived from the editions alone, so that a lost Board is found again whatever was changed in mid-year.</remarks>
internal static class PlanBook
{
    /// <summary>The periods by obligation: those of the catalogue in force in published order, then those of withdrawn ones.</summary>
    public static Dictionary<string, IReadOnlyList<PeriodPlan>> Of(IReadOnlyList<ListEdition> editions, ListHead head)
    {
        Dictionary<string, PeriodPlan>[] raw =
        [
            .. editions.Select(e =>
                e.Catalogue.Obligations.SelectMany(o => PeriodPlan.Of(o, e.Catalogue.List, head))
                    .DistinctBy(p => p.BoardRow)
                    .ToDictionary(p => p.BoardRow)
            ),
        ];
        var book = new Dictionary<string, IReadOnlyList<PeriodPlan>>();
        foreach (string obligation in editions.Reverse().SelectMany(e => e.Catalogue.Obligations).Select(o => o.Id).Distinct())
        {
            IEnumerable<string> rows = raw.SelectMany(r => r.Values).Where(p => p.Obligation.Id == obligation).Select(p => p.BoardRow).Distinct();
            book[obligation] = [.. rows.Select(row => Plan(editions, raw, row)).OfType<PeriodPlan>().OrderBy(p => p.OpensOn)];
        }

        return book;
    }

    private static PeriodPlan? Plan(IReadOnlyList<ListEdition> editions, Dictionary<string, PeriodPlan>[] raw, string row)
    {
        int last = raw.Length - 1;
        int at = Array.FindLastIndex(raw, r => r.ContainsKey(row));
        for (int end, first = 0; first <= at; first = end + 1)
        {
            while (!raw[first].ContainsKey(row))
                first++;
            end = first;
            while (end < at && raw[end + 1].ContainsKey(row))
                end++;
            if (OpeningIn(editions, raw, row, first, end) is not { } opening)
                continue;
            // A period that would have opened after the edition had gone was never opened.
            if (end < last && opening.OpensOn > editions[end + 1].Since)
                continue;
            PeriodPlan asked = raw[WordsOf(editions, raw, row, first, end)][row],
                newest = raw[end][row];
            return newest with
            {
                Obligation = asked.Obligation,
                // Less is asked of whoever still owes it, too.
                Required = Less(asked.Required, newest.Required),
                RequiredWithin = Less(asked.RequiredWithin, newest.RequiredWithin),
                OpensOn = opening.OpensOn,
                Historic = opening.Historic,
                Withdrawn = at < last,
            };
        }

        return null;
    }

    private static int? Less(int? before, int? after) => after < before ? after : before;

    // A period that was over when a change came keeps the words and numbers that it was asked with; its deadline may be put right.
    private static int WordsOf(IReadOnlyList<ListEdition> editions, Dictionary<string, PeriodPlan>[] raw, string row, int first, int end)
    {
        int at = end;
        while (
            at > first
            && raw[at][row] is { Kind: ItemKind.Periodic } plan
            && plan.DueOn < editions[at].Since
            && raw[at - 1][row].DueOn < editions[at].Since
        )
            at--;
        return at;
    }

    /// <summary>How the period opens under the editions that have it in a run; null when it does not.</summary>
    private static PeriodPlan? OpeningIn(IReadOnlyList<ListEdition> editions, Dictionary<string, PeriodPlan>[] raw, string row, int first, int end)
    {
        PeriodPlan plan = raw[end][row];
        if (first == 0)
            return plan;
        DateOnly since = editions[first].Since;
        bool past = plan.DueOn < since;
        // What fell due before the duty had this rhythm was answered for under the rhythm before; what was over before the
        // duty was asked at all is asked of nobody.
        if (editions[first - 1].Catalogue.Find(plan.Obligation.Id) is not null ? past : plan.Kind == ItemKind.Periodic && plan.Period.Last < since)
            return null;
        return plan with { OpensOn = since > plan.OpensOn ? since : plan.OpensOn, Historic = plan.Historic || past };
    }
}
