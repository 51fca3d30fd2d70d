using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Pictures;

/// <summary>What the pictures of a year show, from items at a cut-off: counted as a bulletin counts, by the same words.</summary>
public sealed record PictureFacts
{
    public required CutOff CutOff { get; init; }

    /// <summary>By month of the published deadline, those in which something fell due.</summary>
    public required IReadOnlyList<MonthRates> ByMonth { get; init; }

    /// <summary>应办, of them 曾逾期, and how far the items climbed.</summary>
    public required IReadOnlyList<LadderStage> Ladder { get; init; }

    /// <summary>Units by group, in roster order.</summary>
    public required IReadOnlyList<PictureGroup> Groups { get; init; }

    /// <summary>Everything of the list's year that fell due up to the cut-off.</summary>
    public required Tally ToDate { get; init; }

    /// <summary>Counts a list as it stood; what falls due after its year is left out.</summary>
    /// <param name="items">Every item that was opened, quotas derived.</param>
    /// <param name="asOf">When it is drawn, UTC.</param>
    /// <param name="of">Ids of units or groups of units; empty for all.</param>
    public static PictureFacts Of(ListInForce list, IEnumerable<DueItem> items, DateOnly cutOff, DateTimeOffset asOf, params IReadOnlyList<string> of)
    {
        ArgumentNullException.ThrowIfNull(list);
        CutOff at = new(cutOff, asOf);
        var scope = new BulletinScope(DateOnly.MinValue, at.Day, at.Day, of, []);
        int year = list.Catalogue.List.Year;
        DueItem[] due =
        [
            .. scope
                .Of(list, items)
                .Where(i => at.Exists(i) && i.OriginalDueOn.Year == year && Standing.At(i, at) is { IsDue: true } s && Counts(s.Verdict)),
        ];
        ILookup<string, DueItem> byUnit = due.ToLookup(i => i.Key.Unit);
        return new()
        {
            CutOff = at,
            ToDate = Tally.Of(due, at),
            ByMonth = [.. OfMonths(due, year, at).Where(m => m.Due > 0)],
            Ladder =
            [
                new("到期应办", due.Length, "/items"),
                new("其中曾逾期", due.Count(i => at.Judge(i) is ItemVerdict.ReportedLate or ItemVerdict.DoneLate or ItemVerdict.Overdue), null),
                new("提醒", due.Count(i => at.Accepted(i.Reminder) is not null), "/items?rung=reminder"),
                new("督办", due.Count(i => at.Accepted(i.Supervision) is not null), "/items?rung=supervision"),
                new("列入约谈事项", due.Count(i => at.Accepted(i.Interview) is not null), "/items?rung=interview"),
            ],
            Groups =
            [
                .. UnitBand
                    .Of(list.Directory, byUnit.Select(u => u.Key), at.Day)
                    .Select(b => new PictureGroup(
                        b.Name.Length == 0 ? "其他单位" : b.Name,
                        [.. b.Units.Select(u => new PictureUnit(u.Id, u.Name, [.. OfMonths(byUnit[u.Id], year, at)]))]
                    )),
            ],
        };
    }

    private static bool Counts(ItemVerdict verdict) => verdict is not (ItemVerdict.Historic or ItemVerdict.Waived or ItemVerdict.NotApplicable);

    private static IEnumerable<MonthRates> OfMonths(IEnumerable<DueItem> due, int year, CutOff at)
    {
        ILookup<int, DueItem> byMonth = due.ToLookup(i => i.OriginalDueOn.Month);
        return Enumerable
            .Range(1, 12)
            .Select(month => (Month: month, Tally: Tally.Of(byMonth[month], at)))
            .Select(m => new MonthRates(new DateOnly(year, m.Month, 1), m.Tally.Due, m.Tally.OnTime, m.Tally.Done));
    }
}
