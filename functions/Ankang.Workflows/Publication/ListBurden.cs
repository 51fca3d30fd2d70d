using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Publication;

/// <summary>减负账: what a list costs the people who answer it, derived from what it asks; nothing of it is stored.</summary>
/// <remarks>Counted as if all were reported in time: 提醒, 督办 and 周报 are left out, and so is what only an event opens.</remarks>
/// <param name="Months">Months of the year in which the list asks, by which a monthly figure is reckoned.</param>
/// <param name="People">The most burdened first.</param>
public sealed record ListBurden(int Months, IReadOnlyList<PersonBurden> People)
{
    private const int MonthsOfYear = 12;
    private const int LastMonthOfQuarter = 3;

    /// <summary>Reports a person and month.</summary>
    public double Reports => Average(p => p.Reports);

    /// <summary>Attachments a person and month.</summary>
    public double Attachments => Average(p => p.Attachments);

    /// <summary>Mails a person and month.</summary>
    public double Mails => Average(p => p.Mails);

    /// <summary>A yearly number as one a month.</summary>
    public double Monthly(int number) => (double)number / Months;

    /// <summary>What the list costs as it is in force.</summary>
    public static ListBurden Of(ListInForce list)
    {
        ArgumentNullException.ThrowIfNull(list);
        int year = list.Catalogue.List.Year;
        DateOnly from = list.Head.StartOn > list.Catalogue.List.EffectiveFrom ? list.Head.StartOn : list.Catalogue.List.EffectiveFrom;
        int months = from.Year < year ? MonthsOfYear : Math.Max(1, MonthsOfYear + 1 - from.Month);
        var people = new Dictionary<string, Tally>(StringComparer.OrdinalIgnoreCase);
        foreach (PeriodPlan plan in list.Plans.Where(p => p is { Withdrawn: false, Historic: false, Unit: null }))
        {
            // Not the period's own turn to be listed: what opens done asks for nothing.
            if (plan.Obligation.Opening != OpeningKind.Period)
                continue;
            bool files = plan.Obligation is { TakesFiles: true, Evidence: not null };
            DateOnly[] notes = [.. Notes(list, plan, from)];
            DateOnly? courtesy = Courtesy(list, plan);
            foreach (ResponsibleUnit unit in list.AskedIn(plan))
            {
                if (!unit.IsAddressed || unit.Liaison is not { } liaison)
                    continue;
                if (!people.TryGetValue(liaison.Email, out Tally? tally))
                    people[liaison.Email] = tally = new Tally(liaison);
                tally.Units.Add(unit.Id);
                if (plan.Kind != ItemKind.Quota)
                    tally.Report(plan.DueOn, files);
                foreach (DateOnly note in notes)
                {
                    tally.Report(note, files: false);
                    tally.Mails.Add((unit.Id, note));
                }

                if (courtesy is { } day)
                    tally.Mails.Add((unit.Id, day));
            }
        }

        return new ListBurden(
            months,
            [
                .. people
                    .Values.Select(t => t.Sum(list))
                    .OrderByDescending(p => p.Weight)
                    .ThenBy(p => list.Directory.OrderOf(p.Units[0]))
                    .ThenBy(p => p.Email, StringComparer.Ordinal),
            ]
        );
    }

    private double Average(Func<PersonBurden, int> number) => People.Count == 0 ? 0 : (double)People.Sum(number) / People.Count / Months;

    // A standing duty is asked for its progress in each quarter's last month.
    private static IEnumerable<DateOnly> Notes(ListInForce list, PeriodPlan plan, DateOnly from)
    {
        if (plan.Kind != ItemKind.Standing)
            yield break;
        LadderPolicy policy = list.PolicyOf(Sample(list, plan));
        for (int quarter = 1; quarter <= MonthsOfYear / LastMonthOfQuarter; quarter++)
        {
            DateOnly day = Ladder.ProgressNoteDay(list.Catalogue.List.Year, quarter, policy, list.Calendar);
            if (day >= from && day <= plan.DueOn)
                yield return day;
        }
    }

    private static DateOnly? Courtesy(ListInForce list, PeriodPlan plan)
    {
        DueItem item = Sample(list, plan);
        return Ladder.CourtesyDay(item, list.PolicyOf(item), list.Calendar);
    }

    // Every unit's item of a period is asked for on the same days.
    private static DueItem Sample(ListInForce list, PeriodPlan plan) =>
        new()
        {
            Key = plan.Ref.Of(list.Catalogue.List.OfficeUnit),
            Kind = plan.Kind,
            OpenedOn = plan.OpensOn,
            DueOn = plan.DueOn,
            OriginalDueOn = plan.DueOn,
            PolicyVersion = list.Head.CatalogueVersion,
        };

    // One person's year while it is being counted.
    private sealed class Tally(Contact liaison)
    {
        private readonly int[] _reports = new int[MonthsOfYear + 1];
        private int _attachments;

        public HashSet<string> Units { get; } = [];

        // One mail a unit and day: what falls on one day goes in one mail.
        public HashSet<(string Unit, DateOnly Day)> Mails { get; } = [];

        public void Report(DateOnly on, bool files)
        {
            _reports[on.Month]++;
            if (files)
                _attachments++;
        }

        public PersonBurden Sum(ListInForce list)
        {
            int worst = Array.IndexOf(_reports, _reports.Max());
            // Each unit's 任务告知 comes beside them.
            return new PersonBurden(
                liaison.Email,
                liaison.Name,
                [.. Units.OrderBy(list.Directory.OrderOf)],
                _reports.Sum(),
                _attachments,
                Mails.Count + Units.Count,
                worst,
                _reports[worst]
            );
        }
    }
}
