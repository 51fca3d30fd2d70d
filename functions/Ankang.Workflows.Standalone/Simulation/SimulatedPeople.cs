using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Standalone.Simulation;

/// <summary>The liaison officers of a simulated year. Each draw is keyed by (seed, item), never by the order of calls.</summary>
/// <param name="punctuality">Chance that an addressed item is confirmed by its due day; 1: no rung, 0: nothing in time.</param>
public sealed class SimulatedPeople(int seed, double punctuality)
{
    private const double AnswerTheReminder = 0.5;
    private const double AnswerBeforeTheInterview = 0.6;
    private const double AnswerAfterIt = 0.5;

    /// <summary>When the item's unit confirms it, as far as can be said now; null when it waits for a notice, or never will.</summary>
    public DateTimeOffset? MomentOf(ListInForce list, DueItem item)
    {
        // A quota closes itself; history and those without an address are asked nothing.
        if (!item.IsOpen || item.Historic || !item.Addressed || item.Kind == ItemKind.Quota)
            return null;
        string key = item.Key.ToString();
        if (Draw(key, "punctual") < punctuality)
            return ReportAt(item.Key.Unit, PunctualDay(list, item, key));
        if (item.Reminder is not { } reminder)
            return null;

        DateOnly reminded = ChinaTime.DateOf(reminder.At);
        (int From, int To)? days =
            Draw(key, "reminder") < AnswerTheReminder ? (1, 4)
            : Draw(key, "supervision") < AnswerBeforeTheInterview ? (5, 13)
            : Draw(key, "interview") < AnswerAfterIt ? (15, 30)
            : null;
        return days is { } d
            ? ReportAt(item.Key.Unit, list.Calendar.AddWorkingDays(reminded, d.From + (int)(Draw(key, "day") * (d.To - d.From + 1))))
            : null;
    }

    /// <summary>What the person reports.</summary>
    public ConfirmRequest Report(ListInForce list, PeriodPlan plan, DueItem item, DateOnly today)
    {
        string key = item.Key.ToString();
        // Half of the late ones did the work in time and reported it late.
        bool doneInTime = today > item.DueOn && Draw(key, "done") < 0.5;
        DateOnly done = doneInTime ? item.DueOn : today;
        if (done < plan.Period.First)
            done = plan.Period.First;
        int count = Math.Max(1, item.Required ?? 1);
        // Three months a year, so that a year without lapses meets its sub-quota.
        int month = plan.Period.First.Month;
        bool provincial = plan.Obligation.Within.Count > 0 && ((int)(Draw(item.Key.Unit, "media") * 4) + month) % 4 == 0;
        return new ConfirmRequest(
            item.Key,
            $"sim-{seed}",
            done,
            count,
            provincial ? 1 : 0,
            plan.Obligation.MinimumSize,
            plan.Kind == ItemKind.Standing ? "全年工作已落实。" : null,
            new Actor(ActorKind.UnitContact, item.Key.Unit, $"{list.Directory[item.Key.Unit].NameOn(today).Full}联络员")
        )
        {
            ReportedOn = plan.Obligation.ReportUp ? done : null,
        };
    }

    private DateOnly PunctualDay(ListInForce list, DueItem item, string key)
    {
        DateOnly from = item.DueOn.AddDays(-29);
        if (from < item.OpenedOn)
            from = item.OpenedOn;
        List<DateOnly> days =
        [
            .. Enumerable.Range(0, item.DueOn.DayNumber - from.DayNumber + 1).Select(from.AddDays).Where(list.Calendar.IsWorkingDay),
        ];
        return days.Count == 0 ? item.DueOn : days[(int)(Draw(key, "day") * days.Count)];
    }

    // A person confirms together what fell to that unit and day, in office hours.
    private DateTimeOffset ReportAt(string unit, DateOnly day) =>
        ChinaTime.At(day, new TimeOnly(8, 30).AddMinutes((int)(Draw($"{unit}|{day:O}", "sitting") * 9 * 60)));

    /// <summary>A number in [0, 1) that depends on nothing but the seed, the key and what it is for.</summary>
    private double Draw(string key, string purpose)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{purpose}|{key}"));
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) / (double)(1UL << 53);
    }
}
