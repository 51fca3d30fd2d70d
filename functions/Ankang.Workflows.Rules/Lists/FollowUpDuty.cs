using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Lists;

/// <summary>约谈整改报告: the duty that an interview opens for one unit. It stands in no published list, and in no row of its table.</summary>
public static class FollowUpDuty
{
    /// <summary>No id of a catalogue begins without its task's two digits.</summary>
    public const string Id = "interview-follow-up";

    /// <summary>The one period that the interview opened.</summary>
    public static PeriodPlan Plan(TaskList list, FollowUp followUp)
    {
        Obligation duty = UnlistedDuty.Of(list, Id, "报送约谈整改情况书面报告", "约谈整改报告", followUp.Unit, followUp.DueOn);
        var period = new Period(Period.OnceId, followUp.OpensOn, followUp.DueOn);
        return new PeriodPlan(
            duty,
            new PeriodRef(list.Id, Id, $"no-{followUp.Number:D4}"),
            period,
            ItemKind.Once,
            followUp.OpensOn,
            followUp.DueOn,
            null,
            null,
            Historic: false
        );
    }
}
