using System.Collections.Immutable;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Rules.Assessment;

/// <summary>问责台账: the rungs of all items by unit and occasion.</summary>
public static class StrikeLedger
{
    /// <summary>The ledger of each unit that had a rung by the cut-off, by unit id in roster order.</summary>
    public static IReadOnlyList<UnitStrikes> Of(UnitDirectory directory, IEnumerable<ItemRecord> records, CutOff cutOff)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(cutOff);
        return
        [
            .. records
                .GroupBy(r => r.Item.Key.Unit)
                .Select(unit => OfUnit(unit.Key, unit, cutOff))
                .Where(u => u.Days.Length + u.TakenBack.Length > 0)
                .OrderBy(u => directory.OrderOf(u.Unit))
                .ThenBy(u => u.Unit, StringComparer.Ordinal),
        ];
    }

    /// <summary>The ledger of one unit, empty where it had no rung.</summary>
    /// <param name="records">Its items.</param>
    internal static UnitStrikes OfUnit(string unit, IEnumerable<ItemRecord> records, CutOff cutOff)
    {
        StruckItem[] all = [.. records.SelectMany(r => r.Strikes.Where(s => cutOff.Knows(s.At)).Select(s => new StruckItem(r.Item.Key, s)))];
        return new(unit, Days(all.Where(s => s.Strike.Counts)), Days(all.Where(s => !s.Strike.Counts)));
    }

    private static ImmutableArray<StrikeDay> Days(IEnumerable<StruckItem> strikes) =>
        [
            .. strikes
                .GroupBy(s => (Day: ChinaTime.DateOf(s.Strike.At), s.Strike.Rung))
                .OrderBy(g => g.Key.Day)
                .ThenBy(g => g.Key.Rung)
                .Select(g => new StrikeDay(g.Key.Day, g.Key.Rung, [.. g.OrderBy(s => s.Item.ToString(), StringComparer.Ordinal)])),
        ];
}
