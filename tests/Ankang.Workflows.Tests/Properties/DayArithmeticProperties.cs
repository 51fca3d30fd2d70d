using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;
using CsCheck;

namespace Ankang.Workflows.Tests.Properties;

/// <summary>Periods, deadlines and working days of 2021–2026 against an oracle that steps day by day.</summary>
[Trait(Tier.Name, Tier.Property)]
public sealed class DayArithmeticProperties
{
    private static readonly DateOnly First = new(2021, 1, 1);
    private static readonly DateOnly Last = new(2026, 12, 31);
    private static readonly PropertyDays Oracle = PropertyDays.Read(Seeds.Path("holidays"));
    private static readonly Gen<DateOnly> Days = Gen.Int[0, Last.DayNumber - First.DayNumber].Select(First.AddDays);
    private static WorkCalendar Calendar => Seeds.Calendar;

    private static IEnumerable<DateOnly> AllDays => Enumerable.Range(0, Last.DayNumber - First.DayNumber + 1).Select(First.AddDays);

    [Fact]
    public void WorkCalendar_AgreesWithTheOracle_OnEveryDay()
    {
        foreach (DateOnly day in AllDays)
        {
            Assert.Equal(Oracle.IsWorked(day), Calendar.IsWorkingDay(day));
            Assert.Equal(Oracle.OnOrBefore(day), Calendar.OnOrBefore(day));
            Assert.Equal(Oracle.Before(day), Calendar.AddWorkingDays(day, -1));
        }
    }

    [Fact]
    public void AddWorkingDaysAndBetween_AgreeWithTheOracle() =>
        Gen.Select(Days, Gen.Int[1, 40], Days)
            .Holds(
                (day, count, other) =>
                {
                    DateOnly after = Calendar.AddWorkingDays(day, count);
                    Assert.Equal(Oracle.After(day, count), after);
                    Assert.Equal(count, Calendar.WorkingDaysBetween(day, after));
                    Assert.Equal(Oracle.Between(day, other), Calendar.WorkingDaysBetween(day, other));
                    DateOnly back = day;
                    for (int i = 0; i < count; i++)
                        back = Oracle.Before(back);
                    Assert.Equal(back, Calendar.AddWorkingDays(day, -count));
                },
                cases: 3000
            );

    [Fact]
    public void PeriodsOfARhythm_TileTheYear_AndBelongToTheirMonthsAndWeeks()
    {
        foreach (Recurrence recurrence in Enum.GetValues<Recurrence>())
        {
            for (int year = 2021; year <= 2026; year++)
            {
                IReadOnlyList<Period> periods = Period.Of(recurrence, year);
                foreach (DateOnly day in AllDays.Where(d => d.Year == year))
                {
                    Period only = Assert.Single(periods, p => p.First <= day && day <= p.Last);
                    Assert.Equal(NumberOf(recurrence, day), periods.ToList().IndexOf(only));
                }

                Assert.Equal(new DateOnly(year, 1, 1), periods[0].First);
                Assert.Equal(new DateOnly(year, 12, 31), periods[^1].Last);
                Assert.Equal(periods.Count, periods.Select(p => p.Id).Distinct().Count());
                Assert.All(periods, p => Assert.True(Ids.IsValid(p.Id)));
            }
        }
    }

    [Fact]
    public void PeriodPlans_OpenAndFallDueAsTheRuleSays() =>
        Gen.Select(Gen.Int[2021, 2026], Gen.Enum<Recurrence>(), Gen.Int[-20, 400], Gen.Int[0, 120], Gen.Int[0, 120], Gen.Bool)
            .Holds(
                (year, recurrence, due, effective, start, quota) =>
                {
                    DateOnly newYear = new(year, 1, 1);
                    (DateOnly dueOn, DateOnly effectiveFrom, DateOnly startOn) = (
                        newYear.AddDays(due),
                        newYear.AddDays(effective),
                        newYear.AddDays(effective + start)
                    );
                    PropertyCity city = A(recurrence, dueOn, effectiveFrom, startOn, quota ? 5 : null);
                    bool recurs = recurrence is not (Recurrence.Once or Recurrence.Continuous);
                    IReadOnlyList<PeriodPlan> plans = PeriodPlan.Of(
                        city.Obligations[0],
                        city.ToList().Catalogue.List with
                        {
                            Year = year,
                        },
                        city.ToList().Head
                    );

                    var expected = new List<(DateOnly Opens, DateOnly Due)>();
                    foreach (IGrouping<int, DateOnly> period in AllDays.Where(d => d.Year == year).GroupBy(d => NumberOf(recurrence, d)))
                    {
                        (DateOnly first, DateOnly last) = (period.First(), period.Last());
                        if (recurs && first > dueOn)
                            continue; // the list has ended for it
                        if (recurs && last < effectiveFrom)
                            continue; // over before the list was issued, on the day from which it binds
                        DateOnly opens = first;
                        while (opens < effectiveFrom || opens < startOn)
                            opens = opens.AddDays(1); // not before the list binds and the system answers
                        expected.Add((opens, recurs && last < dueOn ? last : dueOn)); // the end of the period, or the deadline if earlier
                    }

                    Assert.Equal(expected.Order(), plans.Where(p => p.Kind != ItemKind.Quota).Select(p => (p.OpensOn, p.DueOn)).Order());
                    Assert.All(plans, p => Assert.Equal(p.DueOn < startOn, p.Historic));
                    if (!quota || !recurs)
                        return;
                    PeriodPlan year1 = Assert.Single(plans, p => p.Kind == ItemKind.Quota);
                    Assert.Equal((startOn, dueOn, 5), (year1.OpensOn, year1.DueOn, year1.Required));
                },
                cases: 2000
            );

    [Fact]
    public void TheLaddersDays_AgreeWithTheOracle() =>
        Gen.Select(Days, Gen.Int[0, 200], Gen.Int[0, 30], Gen.Int[0, 30])
            .Holds(
                (due, openBefore, reminderLate, supervisionLate) =>
                {
                    var policy = new LadderPolicy();
                    DueItem item = new()
                    {
                        Key = new("city-2021", "01-duty", "once", "u0"),
                        Kind = ItemKind.Once,
                        OpenedOn = due.AddDays(-openBefore),
                        DueOn = due,
                        OriginalDueOn = due,
                        PolicyVersion = "0",
                    };

                    // 到期提醒: 7 days before, moved back to a working day; left out before the opening, or when due within 2 working days of it.
                    DateOnly? courtesy = Oracle.OnOrBefore(due.AddDays(-7));
                    if (courtesy < item.OpenedOn || Oracle.After(courtesy.Value, 2) >= due)
                        courtesy = null;
                    Assert.Equal(courtesy, Ladder.CourtesyDay(item, policy, Calendar));

                    // 提醒 on the 1st working day after the due day; nothing is said of rungs whose rung below has not left.
                    Assert.Equal(Oracle.After(due, 1), Ladder.DayOf(Rung.Reminder, item, policy, Calendar));
                    Assert.Null(Ladder.DayOf(Rung.Supervision, item, policy, Calendar));
                    Assert.Null(Ladder.DayOf(Rung.Interview, item, policy, Calendar));

                    // 督办 on the 5th and not before 4 after the 提醒 was accepted; 提醒 names the working day before it.
                    DateOnly reminded = Oracle.After(due, 1 + reminderLate);
                    DateOnly supervision = Later(Oracle.After(due, 5), Oracle.After(reminded, 4));
                    DateOnly replyBy = Oracle.Before(supervision);
                    Assert.Equal(replyBy, Ladder.ReplyBy(Rung.Reminder, item, policy, Calendar, reminded));
                    item = item with { Reminder = new AcceptedRung(ChinaTime.At(reminded, new TimeOnly(9, 0)), replyBy) };
                    Assert.Equal(supervision, Ladder.DayOf(Rung.Supervision, item, policy, Calendar));

                    // 约谈 on the 15th and not before 10 after the 督办 was accepted.
                    DateOnly supervised = supervisionLate == 0 ? supervision : Oracle.After(supervision, supervisionLate);
                    DateOnly interview = Later(Oracle.After(due, 15), Oracle.After(supervised, 10));
                    Assert.Equal(Oracle.Before(interview), Ladder.ReplyBy(Rung.Supervision, item, policy, Calendar, supervised));
                    item = item with { Supervision = new AcceptedRung(ChinaTime.At(supervised, new TimeOnly(15, 0)), Oracle.Before(interview)) };
                    Assert.Equal(interview, Ladder.DayOf(Rung.Interview, item, policy, Calendar));
                    Assert.Null(Ladder.ReplyBy(Rung.Interview, item, policy, Calendar, interview));
                },
                cases: 3000
            );

    [Fact]
    public void Slots_AgreeWithTheOracle() =>
        Gen.Select(
                Days,
                Gen.Frequency(
                    (1, Gen.Int[0, 24 * 3600 - 1]),
                    (
                        1,
                        Gen.Select(Gen.OneOf(Gen.Const(9 * 60), Gen.Const(15 * 60), Gen.Const(17 * 60 + 30)), Gen.Int[-1, 1], (minute, second) =>
                            minute * 60 + second
                        )
                    )
                )
            )
            .Holds(
                (day, second) =>
                {
                    TimeOnly time = TimeOnly.MinValue.AddMinutes(second / 60).Add(TimeSpan.FromSeconds(second % 60));
                    DateTimeOffset now = ChinaTime.At(day, time);

                    // Working days at 09:00 and 15:00; a missed one is made up until 17:30.
                    Slot? current =
                        !Oracle.IsWorked(day) || time < new TimeOnly(9, 0) || time > new TimeOnly(17, 30)
                            ? null
                            : new Slot(day, time < new TimeOnly(15, 0) ? 9 : 15);
                    Assert.Equal(current, Slot.Current(now, Calendar));

                    Slot next =
                        Oracle.IsWorked(day) && time <= new TimeOnly(9, 0) ? new Slot(day, 9)
                        : Oracle.IsWorked(day) && time <= new TimeOnly(15, 0) ? new Slot(day, 15)
                        : new Slot(Oracle.After(day, 1), 9);
                    Assert.Equal(next, Slot.AtOrAfter(now, Calendar));
                    Assert.Equal(
                        next.Moment == now ? (next.Hour == 9 ? new Slot(day, 15) : new Slot(Oracle.After(day, 1), 9)) : next,
                        Slot.After(now, Calendar)
                    );
                    Assert.Equal(next, Slot.Parse(next.Id));
                },
                cases: 3000
            );

    [Fact]
    public void TheLadderWaitsForTheFuture_OrSendsToday_OrRests() =>
        Gen.Select(Days, Gen.Int[-60, 120], Gen.Int[0, 3], Gen.Int[0, 3])
            .Holds(
                (due, offset, rung, highest) =>
                {
                    DateOnly today = due.AddDays(offset);
                    DueItem item = new()
                    {
                        Key = new("city-2021", "01-duty", "once", "u0"),
                        Kind = ItemKind.Once,
                        OpenedOn = due.AddDays(-60),
                        DueOn = due,
                        OriginalDueOn = due,
                        PolicyVersion = "0",
                    };
                    if (rung >= 1)
                        item = item with { Reminder = new AcceptedRung(ChinaTime.StartOf(Oracle.After(due, 1)), Oracle.After(due, 4)) };
                    if (rung >= 2)
                        item = item with { Supervision = new AcceptedRung(ChinaTime.StartOf(Oracle.After(due, 5)), Oracle.After(due, 14)) };
                    if (rung >= 3)
                        item = item with { Interview = new AcceptedRung(ChinaTime.StartOf(Oracle.After(due, 15)), null) };
                    var terms = new LadderTerms(new LadderPolicy(), Calendar, (Rung)highest, due.AddDays(90), due.Year) { ToldOn = due.AddDays(-60) };
                    Decision decision = Ladder.Next(item, [], terms, today);

                    // Exactly one of: notices due now, a day ahead, a reason to rest.
                    Assert.Equal(1, (decision.Due.Count > 0 ? 1 : 0) + (decision.On is not null ? 1 : 0) + (decision.Rest is not null ? 1 : 0));
                    Assert.True(decision.On is not { } on || on > today);
                    Assert.True(decision.Due.Count(t => t.Rung != Rung.None) <= 1);
                    Assert.DoesNotContain(decision.Due, t => t.Rung != Rung.None && (t.Rung != item.Rung + 1 || t.Rung > terms.MaxRung));
                },
                cases: 3000
            );

    /// <summary>Counted off through the year, from 0: January–March are the first quarter, 11–20 January the second ten days.</summary>
    private static int NumberOf(Recurrence recurrence, DateOnly day) =>
        recurrence switch
        {
            // By the week's Thursday, as ISO says; days whose Thursday lies in another year go to the year's own nearest week.
            Recurrence.Weekly => day.AddDays(3 - ((int)day.DayOfWeek + 6) % 7) is var thursday && thursday.Year == day.Year
                ? (thursday.DayOfYear - 1) / 7
            : thursday.Year < day.Year ? 0
            : NumberOf(recurrence, day.AddDays(-7)),
            Recurrence.Tendaily => (day.Month - 1) * 3 + Math.Min((day.Day - 1) / 10, 2),
            Recurrence.Monthly => day.Month - 1,
            Recurrence.Bimonthly => (day.Month - 1) / 2,
            Recurrence.Quarterly => (day.Month - 1) / 3,
            Recurrence.HalfYearly => (day.Month - 1) / 6,
            _ => 0,
        };

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static PropertyCity A(Recurrence recurrence, DateOnly dueOn, DateOnly effectiveFrom, DateOnly startOn, int? perYear) =>
        new()
        {
            Holidays = [],
            Policy = new LadderPolicy(),
            EffectiveFrom = effectiveFrom,
            StartOn = startOn,
            ClosesOn = startOn.AddDays(400),
            Units =
            [
                new ResponsibleUnit
                {
                    Id = "u0",
                    Names = [new UnitName("单位", "单位", DateOnly.MinValue)],
                    Contacts = [new(ContactRole.Liaison, new Contact(null, "liaison@example.org"))],
                },
            ],
            Obligations =
            [
                new Obligation
                {
                    Id = "01-duty",
                    Task = 1,
                    Title = "落实",
                    ShortName = "落实",
                    Demand = "落实",
                    Recurrence = recurrence,
                    PerYear = perYear,
                    Units = "单位",
                    AskedOf = ["u0"],
                    DueOn = dueOn,
                    Source = "落实",
                    Form = FormKind.Meeting,
                },
            ],
            Answers = [],
            Downtimes = [],
            Refusals = [],
        };
}
