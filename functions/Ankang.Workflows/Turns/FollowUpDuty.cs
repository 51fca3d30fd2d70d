using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.DueItems;

namespace Ankang.Workflows.Turns;

/// <summary>约谈整改报告: the duty that an interview opens for one unit. It stands in no published list, and in no row of its table.</summary>
public static class FollowUpDuty
{
    /// <summary>No id of a catalogue begins without its task's two digits.</summary>
    public const string Id = "interview-follow-up";

    public static PeriodPlan Plan(TaskList list, FollowUp followUp)
    {
        int task = list.Tasks.FirstOrDefault(t => t.Text.Contains("一次提醒", StringComparison.Ordinal))?.Number ?? 0;
        var duty = new Obligation
        {
            Id = Id,
            Task = task,
            Title = "约谈后报送书面整改情况",
            ShortName = "约谈整改报告",
            Demand = "报送约谈整改情况书面报告",
            Recurrence = Recurrence.Once,
            Counter = "份",
            Units = "",
            AskedOf = [followUp.Unit],
            DueOn = followUp.DueOn,
            Source = "",
            Form = FormKind.Once,
            ReportUp = true,
        };
        var period = new Period(Period.OnceId, followUp.OpensOn, followUp.DueOn);
        return new PeriodPlan(duty, new PeriodRef(list.Id, Id, $"no-{followUp.Number:D4}"), period, ItemKind.Once, followUp.OpensOn, followUp.DueOn, null, null, Historic: false);
    }
}
