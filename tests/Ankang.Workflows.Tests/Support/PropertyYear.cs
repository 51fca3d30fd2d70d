using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Tests.Support;

/// <summary>All that befalls a city from its first day until all is at rest, in order of time.</summary>
internal static class PropertyYear
{
    /// <param name="turns">Whether turns are taken at 00:00 of a day.</param>
    /// <param name="audits">Whether the audit runs daily; dispatch always does.</param>
    public static IReadOnlyList<PropertyEvent> Of(PropertyCity city, ListInForce list, Func<DateOnly, bool>? turns = null, bool audits = true)
    {
        var events = new List<PropertyEvent>();
        for (DateOnly day = city.StartOn; day <= city.ClosesOn.AddDays(14); day = day.AddDays(1))
        {
            if (turns?.Invoke(day) ?? true)
                events.Add(new(ChinaTime.StartOf(day), PropertyEventKind.Turns));
            if (audits)
                events.Add(new(ChinaTime.At(day, Audit.DueAt), PropertyEventKind.Audit));
            events.Add(new(ChinaTime.At(day, new TimeOnly(9, 0)), PropertyEventKind.Dispatch));
            events.Add(new(ChinaTime.At(day, new TimeOnly(15, 0)), PropertyEventKind.Dispatch));
        }

        for (int i = 0; i < city.Answers.Count; i++)
        {
            PropertyAnswer answer = city.Answers[i];
            IReadOnlyList<PeriodPlan> plans = list.PlansOf(city.Obligations[answer.Obligation % city.Obligations.Count].Id);
            if (plans.Count == 0)
                continue;
            DateTimeOffset at = plans[answer.Period % plans.Count].OpensAt.AddDays(answer.Day).AddMinutes(answer.Minute);
            events.Add(new(at, PropertyEventKind.Answer, answer, i));
        }

        for (int i = 0; i < city.Acts.Count; i++)
        {
            PropertyAct act = city.Acts[i];
            IReadOnlyList<PeriodPlan> plans = list.PlansOf(city.Obligations[act.Obligation % city.Obligations.Count].Id);
            if (plans.Count == 0)
                continue;
            events.Add(new(plans[act.Period % plans.Count].OpensAt.AddDays(act.Day).AddMinutes(act.Minute), PropertyEventKind.Act, null, i, act));
        }

        DateTimeOffset end = ChinaTime.EndOf(city.ClosesOn.AddDays(14));
        events.RemoveAll(e => e.At >= end || city.Downtimes.Any(d => d.Holds(e.At)));

        // A host that comes back does at once all that it would have done.
        foreach (DateTimeOffset back in city.Downtimes.Select(d => d.Until).Where(b => !city.Downtimes.Any(d => d.Holds(b))).Distinct())
            events.AddRange(
                new[] { PropertyEventKind.Turns, PropertyEventKind.Audit, PropertyEventKind.Dispatch }.Select(kind => new PropertyEvent(back, kind))
            );
        return [.. events.OrderBy(e => e.At).ThenBy(e => e.Kind).ThenBy(e => e.Number)];
    }
}
