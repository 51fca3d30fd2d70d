using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Reports;

/// <summary>One duty at a cut-off with its items: the common ground of all sentences.</summary>
internal sealed class Duty
{
    public Duty(Obligation terms, YearCatalogue catalogue, UnitDirectory directory, IEnumerable<DueItem> items, CutOff cutOff)
    {
        (Terms, Catalogue, Directory, CutOff) = (terms, catalogue, directory, cutOff);
        All =
        [
            .. items
                .Where(cutOff.Exists)
                .OrderBy(i => i.OriginalDueOn)
                .ThenBy(i => directory.OrderOf(i.Key.Unit))
                .ThenBy(i => i.Key.Unit, StringComparer.Ordinal),
        ];
        Items = [.. All.Where(i => i.Kind != ItemKind.Quota)];
        Due =
        [
            .. Items.Where(i =>
                cutOff.Judge(i) is not (ItemVerdict.NotDue or ItemVerdict.Waived or ItemVerdict.NotApplicable or ItemVerdict.Historic)
            ),
        ];
        Quotas =
        [
            .. All.Where(i =>
                    i.Kind == ItemKind.Quota && cutOff.Judge(i) is not (ItemVerdict.Waived or ItemVerdict.NotApplicable or ItemVerdict.Historic)
                )
                .Select(ReadQuota),
        ];
        Tally = Tally.Of(Items, cutOff);
        Units = [.. All.Select(i => i.Key.Unit).Distinct()];
        HasEnded = cutOff.HasPassed(terms.DueOn);
    }

    public Obligation Terms { get; }

    public YearCatalogue Catalogue { get; }

    public UnitDirectory Directory { get; }

    public CutOff CutOff { get; }

    /// <summary>Items that exist at the cut-off, quotas included.</summary>
    public IReadOnlyList<DueItem> All { get; }

    /// <summary>Without the yearly quotas, which are no 应办: the sentence tells them apart.</summary>
    public IReadOnlyList<DueItem> Items { get; }

    /// <summary>应办.</summary>
    public IReadOnlyList<DueItem> Due { get; }

    public IReadOnlyList<QuotaStanding> Quotas { get; }

    public Tally Tally { get; }

    public IReadOnlyList<string> Units { get; }

    /// <summary>The duty's own deadline has passed.</summary>
    public bool HasEnded { get; }

    public IEnumerable<DueItem> Overdue => Items.Where(i => CutOff.Judge(i) == ItemVerdict.Overdue);

    /// <summary>The worst state wins.</summary>
    public ProgressHead Head
    {
        get
        {
            bool overdue = Tally.Overdue > 0;
            bool unfinished = overdue || Tally.Extended + Tally.InReview > 0;
            return HasEnded
                ? unfinished || Quotas.Any(q => !q.IsMet)
                    ? ProgressHead.NotDone
                    : ProgressHead.Done
                : overdue
                    ? ProgressHead.Behind
                    : unfinished
                        ? ProgressHead.UnderWay
                        : ProgressHead.OnCourse;
        }
    }

    public string Name(string unit) => Directory.Find(unit)?.NameOn(CutOff.Day).Short ?? unit;

    /// <summary>Without the year inside the list's year, in full outside it.</summary>
    public string Day(DateOnly date) => date.Year == Catalogue.List.Year ? ChineseDates.Short(date) : ChineseDates.Full(date);

    public string Period(DueItem item) => ProgressText.PeriodOf(Terms, Catalogue.List.Year, item.Key.Period);

    public DutyProgress Says(ProgressHead head, string facts) => new(Terms.Id, Terms.ShortName, head, facts, Tally);

    // Counted from the periods, not from the quota item: it takes their counts only when it closes.
    private QuotaStanding ReadQuota(DueItem quota)
    {
        DueItem[] periods = [.. Items.Where(i => i.Key.Unit == quota.Key.Unit)];
        int count = Math.Max(periods.Sum(CutOff.Count), CutOff.Count(quota));
        int within = Math.Max(periods.Sum(CutOff.CountWithin), CutOff.CountWithin(quota));
        return new(quota, count, within, quota.Required ?? Terms.PerYear ?? 0, quota.RequiredWithin ?? 0);
    }
}
