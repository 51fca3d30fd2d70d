using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Lists;

/// <summary>结转事项: what an earlier list left undone, as a duty of one unit in this one. It stands in no row of the list's table.</summary>
public static class CarriedDuty
{
    /// <summary>No id of a catalogue begins without its task's two digits.</summary>
    public const string Id = "carried-over";

    /// <summary>The one period that it has in the list.</summary>
    public static PeriodPlan Plan(YearCatalogue catalogue, CarriedItem carried)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(carried);
        Obligation duty = UnlistedDuty.Of(catalogue.List, Id, carried.Title, carried.ShortName, carried.From.Unit, carried.DueOn) with
        {
            Form = carried.Form,
            Counter = carried.Counter,
            ReportUp = carried.ReportUp,
            PerPeriod = carried.Required,
        };
        // A duty keeps its id from year to year, whatever the number of its task.
        if (catalogue.Find(carried.From.Obligation) is { } same)
            duty = duty with { Task = same.Task };
        var period = new Period(Period.OnceId, carried.OpensOn, carried.DueOn);
        return new PeriodPlan(
            duty,
            new PeriodRef(catalogue.List.Id, Id, PeriodOf(carried.Number)),
            period,
            ItemKind.Once,
            carried.OpensOn,
            carried.DueOn,
            carried.Required,
            null,
            Historic: false
        );
    }

    /// <summary>The period part of the key of an item that was taken over.</summary>
    public static string PeriodOf(int number) => $"no-{number:D4}";
}
