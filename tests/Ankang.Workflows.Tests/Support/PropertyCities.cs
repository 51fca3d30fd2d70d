using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using CsCheck;

namespace Ankang.Workflows.Tests.Support;

/// <summary>Draws cities.</summary>
internal static class PropertyCities
{
    private static readonly DateOnly NewYear = new(2021, 1, 1);

    private static readonly Gen<IReadOnlyList<CalendarDay>> Holidays = Gen.Select(
        Gen.Select(Gen.Int[0, 260], Gen.Int[1, 8]).Array[0, 6],
        Gen.Select(Gen.Int[0, 37], Gen.Bool).Array[0, 6],
        (off, on) =>
        {
            var days = new Dictionary<DateOnly, CalendarDay>();
            foreach ((int week, bool sunday) in on)
            {
                DateOnly day = new DateOnly(2021, 1, 2).AddDays(week * 7 + (sunday ? 1 : 0));
                days[day] = new(day, "调休", DayKind.Workday);
            }

            foreach ((int first, int length) in off)
                for (int i = 0; i < length; i++)
                    days[NewYear.AddDays(first + i)] = new(NewYear.AddDays(first + i), "假日", DayKind.Holiday);
            return (IReadOnlyList<CalendarDay>)[.. days.Values.OrderBy(d => d.Date)];
        }
    );

    private static readonly Gen<LadderPolicy> Policies = Gen.Frequency(
        (1, Gen.Const(new LadderPolicy())),
        (
            1,
            Gen.Select(
                Gen.Int[1, 10],
                Gen.Int[1, 3],
                Gen.Int[2, 6],
                Gen.Int[2, 5],
                Gen.Int[6, 15],
                Gen.Int[2, 10],
                Gen.Int[1, 5],
                (courtesy, reminder, supervision, supervisionGap, interview, interviewGap, notice) =>
                    new LadderPolicy
                    {
                        CourtesyDays = courtesy,
                        ReminderDay = reminder,
                        SupervisionDay = supervision,
                        SupervisionGap = supervisionGap,
                        InterviewDay = interview,
                        InterviewGap = interviewGap,
                        NoticeDays = notice,
                    }
            )
        )
    );

    private static readonly Gen<IReadOnlyList<ResponsibleUnit>> Units = Gen.Select(
            Gen.Int[0, 9],
            Gen.Int[0, 2],
            Gen.Int[0, 4].Select(i => (Rung)Math.Min(i + 1, 3))
        )
        .Array[2, 3]
        .Select(drawn =>
            (IReadOnlyList<ResponsibleUnit>)
                [
                    .. drawn.Select(
                        (d, i) =>
                            new ResponsibleUnit
                            {
                                Id = $"u{i}",
                                Names = [new UnitName($"第{i}单位", $"第{i}单位", DateOnly.MinValue)],
                                // 0: nobody above, 1: its own, 2: one person for several units; and of the liaison 0: none, 8 and 9: one for several.
                                Contacts = UnitContacts
                                    .None.With(
                                        ContactRole.Liaison,
                                        d.Item1 == 0 ? null : new Contact(null, d.Item1 < 8 ? $"liaison-{i}@example.org" : "liaison@example.org")
                                    )
                                    .With(
                                        ContactRole.Supervisor,
                                        d.Item1 == 0 || d.Item2 == 0
                                            ? null
                                            : new Contact(null, d.Item2 == 1 ? $"supervisor-{i}@example.org" : "supervisor@example.org")
                                    ),
                                MaxRung = d.Item3,
                                Sample = true,
                            }
                    ),
                ]
        );

    private static Gen<Obligation> Duty(DateOnly effective, int units) =>
        from recurrence in Gen.Frequency((3, Gen.Const(Recurrence.Monthly)), (5, Gen.Enum<Recurrence>()))
        from due in Gen.Int[-15, 110]
        from perPeriod in Gen.Int[1, 3]
        from perYear in Gen.Int[1, 6]
        from draw in Gen.Select(Gen.Int[0, 9], Gen.Int[0, units], Gen.Bool, Gen.Int[0, 11])
        let recurs = recurrence is not (Recurrence.Once or Recurrence.Continuous)
        let quota = recurs && recurrence != Recurrence.Yearly && draw.Item1 < 4
        select new Obligation
        {
            Id = "duty",
            Task = 1,
            Title = "落实事项",
            ShortName = "落实事项",
            Demand = "落实{period}事项",
            Recurrence = recurrence,
            PerPeriod = recurs || draw.Item3 ? perPeriod : null,
            PerYear = quota ? perYear : null,
            Within = quota && draw.Item3 ? [new SubQuota("省级媒体", Math.Min(perYear, 2))] : [],
            Units = "各单位",
            AskedOf = draw.Item2 == units ? ["all"] : [$"u{draw.Item2}"],
            DueOn = effective.AddDays(due),
            Source = "落实事项",
            Form = recurrence == Recurrence.Continuous ? FormKind.Standing : FormKind.Meeting,
            Opening = draw.Item4 == 0 ? OpeningKind.FulfilledByNotice : OpeningKind.Period,
        };

    private static Gen<PropertyAnswer[]> Answers(bool racing) =>
        Gen.Select(
            Gen.Int[0, 2],
            Gen.Int[0, 7],
            Gen.Int[0, 2],
            Gen.Frequency((3, Gen.Int[0, 35]), (2, Gen.Int[0, 150])),
            Gen.Int[8 * 60, 22 * 60],
            Gen.Select(Gen.Int[1, 3], Gen.Int[0, 1], Gen.Bool),
            (duty, period, unit, day, minute, more) =>
                new PropertyAnswer(duty, period, unit, day, minute % 60 == 0 ? minute + 1 : minute, more.Item1, more.Item2, racing && more.Item3)
        ).Array[0, 14];

    /// <summary>A city in whose year people act on items, and some reports are reviewed.</summary>
    public static Gen<PropertyCity> Acting(int downtimes = 0) =>
        from city in Any(downtimes)
        from acts in Gen.Select(
            Gen.Enum<PropertyActKind>(),
            Gen.Int[0, 2],
            Gen.Int[0, 4],
            Gen.Int[0, 2],
            Gen.Int[0, 90],
            Gen.Select(Gen.Int[8 * 60 + 1, 22 * 60 - 1], Gen.Int[0, 25]),
            (kind, duty, period, unit, day, more) =>
                new PropertyAct(kind, duty, period, unit, day, more.Item1 % 60 == 0 ? more.Item1 + 1 : more.Item1, more.Item2)
        ).Array[1, 40]
        from reviewed in Gen.Bool.Array[3]
        from acknowledges in Gen.Bool
        select city with
        {
            Acts = acts,
            Acknowledges = acknowledges,
            Obligations = [.. city.Obligations.Select((o, i) => o with { Review = reviewed[i] && o.Opening == OpeningKind.Period })],
        };

    private static Gen<PropertyGap[]> Gaps(DateOnly from, int most) =>
        Gen.Select(Gen.Int[0, 130], Gen.Int[1, 30], Gen.Int[0, 23 * 60 + 59], (first, days, back) =>
            new PropertyGap(from.AddDays(first), days, new TimeOnly(back / 60, back % 60))
        ).Array[0, most];

    /// <summary>Any city.</summary>
    /// <param name="downtimes">At most so many.</param>
    /// <param name="refusals">At most so many.</param>
    /// <param name="racing">Answers may arrive in the middle of a dispatch.</param>
    public static Gen<PropertyCity> Any(int downtimes = 0, int refusals = 0, bool racing = false) =>
        from effective in Gen.Int[0, 40].Select(NewYear.AddDays)
        from late in Gen.Frequency((3, Gen.Const(0)), (1, Gen.Int[0, 30]))
        from open in Gen.Int[40, 150]
        from holidays in Holidays
        from policy in Policies
        from units in Units
        from duties in Duty(effective, units.Count).Array[1, 3]
        from answers in Answers(racing)
        from down in Gaps(effective.AddDays(late), downtimes)
        from refused in Gaps(effective.AddDays(late), refusals)
        select new PropertyCity
        {
            Holidays = holidays,
            Policy = policy,
            EffectiveFrom = effective,
            StartOn = effective.AddDays(late),
            ClosesOn = effective.AddDays(late + open),
            Units = units,
            Obligations = [.. duties.Select((d, i) => d with { Id = $"{i + 1:D2}-duty", Task = i + 1, ShortName = $"第{i + 1}事项" })],
            Answers = answers,
            Downtimes = down,
            Refusals = refused,
        };
}
