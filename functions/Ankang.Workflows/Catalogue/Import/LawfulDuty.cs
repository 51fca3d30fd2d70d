using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue.Import;

/// <summary>A duty as read, made to keep the rules by which the catalogue is read again; what had to give way is a doubt.</summary>
/// <param name="Doubts">Empty where the reading was lawful as it stood.</param>
internal sealed record LawfulDuty(Obligation Duty, IReadOnlyList<string> Doubts)
{
    private const string NoWords = "完成清单所列事项";

    /// <param name="office">Is asked where nobody else is.</param>
    public static LawfulDuty Of(Obligation read, TaskItem row, int year, string office)
    {
        (Obligation duty, var doubts) = (read, new List<string>());
        // What gives way may bear on a rule that was kept before (a shorter source on its day): asked again until all are.
        while (DutyRules.Broken(duty, row, year).FirstOrDefault() is { } breach)
        {
            (Obligation mended, string taken) = Without(breach, duty, row, year, office);
            if (mended == duty)
                throw new InvalidOperationException($"{duty.Id}: {breach.Found}, and '{breach.Key}' cannot give way.");
            duty = mended;
            doubts.Add($"{breach.Found.TrimEnd('。')}: {taken}");
        }

        return new(duty, doubts);
    }

    private static (Obligation Mended, string Taken) Without(DutyRules.Breach breach, Obligation duty, TaskItem row, int year, string office) =>
        breach.Key switch
        {
            "demand" => (
                duty with
                {
                    Demand = duty.Recurrence.IsPeriodic() ? $"在{{period}}内{NoWords}" : NoWords,
                },
                "the demand is left without its words"
            ),
            "perPeriod" => (duty with { PerPeriod = duty.Recurrence.IsPeriodic() ? 1 : null }, "the number is not taken"),
            "perYear" => (duty with { PerYear = null, Within = [] }, "the quota is not taken"),
            "within" => (duty with { Within = [.. duty.Within.Where(w => w.PerYear <= (duty.PerYear ?? 0))] }, "the part is not taken"),
            "dueWithin" => (duty with { DueWithin = null }, "the end of the period is taken"),
            "exceptMonths" => (duty with { ExceptMonths = [] }, "no month is excepted"),
            "shortName" => (duty with { ShortName = duty.ShortName[..CatalogueReader.MaxShortName] }, "the name is cut"),
            "askedOf" => (duty with { AskedOf = [office] }, "the office is asked"),
            "evidence" => (duty with { Opening = OpeningKind.Period }, "the duty opens as any other"),
            "source" => (duty with { Source = row.Text }, "the whole row is its source"),
            "due" => (duty with { DueOn = PublishedReader.DeadlineOf(row.Deadline, year) ?? duty.DueOn }, "the day of the row is taken"),
            _ => (duty, ""),
        };
}
