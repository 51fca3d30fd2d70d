using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Reports;

/// <summary>附件：逾期事项清单: every overdue item with its unit's name, where the sentences name three.</summary>
public static class OverdueAnnex
{
    /// <summary>By task, deadline and roster. Yearly quotas have lines of their own; duties that nobody is asked for have none.</summary>
    public static IReadOnlyList<OverdueRow> List(
        YearCatalogue catalogue,
        UnitDirectory directory,
        WorkCalendar calendar,
        IEnumerable<DueItem> items,
        DateOnly cutOff,
        DateTimeOffset asOf
    )
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        CutOff at = new(cutOff, asOf);
        ILookup<string, DueItem> byDuty = items.Where(i => i.Key.List == catalogue.List.Id).ToLookup(i => i.Key.Obligation);
        return [.. catalogue.Obligations.OrderBy(o => o.Task).SelectMany(o => Rows(new(o, catalogue, directory, byDuty[o.Id], at), calendar))];
    }

    private static IEnumerable<OverdueRow> Rows(Duty duty, WorkCalendar calendar)
    {
        if (StandingSentence.IsByOffice(duty))
            return [];
        HashSet<DueItem> met = [.. duty.Quotas.Where(q => q.IsMet).Select(q => q.Item)];
        return RowsOf(duty, calendar).Where(r => !met.Contains(r.Item)).Select(r => r.Row);
    }

    /// <summary>The overdue items of one duty, each with its line.</summary>
    internal static IEnumerable<(DueItem Item, OverdueRow Row)> RowsOf(Duty duty, WorkCalendar calendar) =>
        duty
            .All.Where(i => duty.CutOff.Judge(i) == ItemVerdict.Overdue)
            .Select(i =>
                (
                    i,
                    new OverdueRow(
                        duty.Terms.Task,
                        duty.Terms.ShortName,
                        PeriodOf(duty, i),
                        duty.Name(i.Key.Unit),
                        Deadline(duty, i),
                        calendar.WorkingDaysBetween(i.DueOn, duty.CutOff.Day),
                        Measures.OfItem(duty, i)
                    )
                )
            );

    private static string PeriodOf(Duty duty, DueItem item) =>
        item.Kind switch
        {
            ItemKind.Quota => "全年",
            ItemKind.Periodic => duty.Period(item),
            _ => "",
        };

    // The published day stays beside the granted one.
    private static string Deadline(Duty duty, DueItem item) =>
        item.DueOn == item.OriginalDueOn ? duty.Day(item.DueOn) : $"{duty.Day(item.OriginalDueOn)}，延至{duty.Day(item.DueOn)}";
}
