using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Lists;

/// <summary>What no calendar opens: items of accidents, the written statement, and the report that an interview left to do.</summary>
public sealed class EventDutyTests
{
    private static readonly DateOnly Opens = new(2021, 5, 6);
    private static readonly DateOnly Due = new(2021, 5, 31);

    [Fact]
    public void AnAccident_OpensAnItemOfItsUnit_BesideWhatTheDutyOpensItself()
    {
        ListInForce list = With(Event(7, "01-inspection"));
        PeriodPlan plan = list.PlansOf("01-inspection")[^1];
        Assert.Equal(13, list.PlansOf("01-inspection").Count); // the months stay
        Assert.Equal("town-2021|01-inspection|no-0007", plan.Ref.Partition);
        Assert.Equal((ItemKind.Once, Opens, Due, false, false), (plan.Kind, plan.OpensOn, plan.DueOn, plan.Historic, plan.Withdrawn));
        Assert.Equal(["hanyin"], list.AskedIn(plan).Select(u => u.Id)); // whomever the duty asks
        Assert.Equal((null, null), (plan.Required, plan.RequiredWithin));
    }

    [Fact]
    public void AStatement_StandsInNoCatalogue_AndIsTaskFortys()
    {
        PeriodPlan plan = Assert.Single(With(Event(1, EventDuty.StatementId)).PlansOf(EventDuty.StatementId));
        Obligation duty = plan.Obligation;
        Assert.Equal((40, "报送事故情况和整改措施书面说明", "事故书面说明"), (duty.Task, duty.Title, duty.ShortName));
        Assert.Equal(("", "", "份", true, FormKind.Once), (duty.Units, duty.Source, duty.Counter, duty.ReportUp, duty.Form));
        Assert.Equal((false, "hanyin", "no-0001"), (plan.Withdrawn, plan.Unit, plan.Ref.Period));
    }

    [Fact]
    public void AnAccidentOfADuty_ThatAChangeTookAway_StaysOnRecord_AndIsWithdrawn()
    {
        ListInForce list = new(
            A.Head with
            {
                Events = [Event(1, "01-inspection"), Event(2, "03-never-listed")],
            },
            [new ListEdition(0, Listed(A.Duty()), A.Issued, "", false), new ListEdition(1, Listed(), new(2021, 5, 1), "调整", false)],
            new UnitDirectory([A.UnitOf("hanyin")], []),
            Seeds.Calendar
        );
        PeriodPlan plan = list.PlansOf("01-inspection")[^1];
        Assert.Equal(("no-0001", true), (plan.Ref.Period, plan.Withdrawn));
        Assert.DoesNotContain("03-never-listed", list.Obligations);
    }

    [Fact]
    public void AnInterview_LeavesAReportToDo_OfItsUnitAlone()
    {
        Assert.DoesNotContain(FollowUpDuty.Id, With().Obligations);
        ListInForce list = With(A.Head with { FollowUps = [new FollowUp(3, "hanyin", Opens, Due)] });
        PeriodPlan plan = Assert.Single(list.PlansOf(FollowUpDuty.Id));
        Assert.Equal("town-2021|interview-follow-up|no-0003", plan.Ref.Partition);
        Assert.Equal(("报送约谈整改情况书面报告", "约谈整改报告", 40), (plan.Obligation.Title, plan.Obligation.ShortName, plan.Obligation.Task));
        Assert.Equal((ItemKind.Once, Opens, Due, false), (plan.Kind, plan.OpensOn, plan.DueOn, plan.Historic));
        Assert.Equal(["hanyin"], list.AskedIn(plan).Select(u => u.Id));
    }

    [Fact]
    public void WhatAnEarlierListLeftUndone_IsADutyOfItsUnitAlone_UnderTheTaskThatHasTheSameDuty()
    {
        var origin = new DueItemKey("town-2020", "09-gone", "2020-12", "hanyin");
        var carried = new CarriedItem(
            2,
            origin,
            2020,
            "督查（2020年12月，2020年清单结转）",
            "督查（结转）",
            FormKind.Meeting,
            "次",
            false,
            2,
            Opens,
            Due
        );
        ListInForce list = With(A.Head with { Carried = [carried] });
        PeriodPlan plan = Assert.Single(list.PlansOf(CarriedDuty.Id));
        Assert.Equal("town-2021|carried-over|no-0002", plan.Ref.Partition);
        Assert.Equal((carried.Title, carried.ShortName, 40), (plan.Obligation.Title, plan.Obligation.ShortName, plan.Obligation.Task));
        Assert.Equal((ItemKind.Once, Opens, Due, 2, false), (plan.Kind, plan.OpensOn, plan.DueOn, plan.Required, plan.Historic));
        Assert.Equal(["hanyin"], list.AskedIn(plan).Select(u => u.Id));

        Obligation same = A.Duty();
        CarriedItem kept = carried with { From = origin with { Obligation = same.Id } };
        Assert.Equal(same.Task, CarriedDuty.Plan(Listed(same), kept).Obligation.Task);
    }

    [Fact] // a list that does not speak of 一次提醒
    public void WhatStandsInNoCatalogue_IsOfTheLastTask_WhereNoneSpeaksOfTheLadder()
    {
        TaskList list = Listed().List;
        PeriodPlan plan = FollowUpDuty.Plan(list with { Tasks = [.. list.Tasks.Where(t => t.Number != 40)] }, new FollowUp(1, "hanyin", Opens, Due));
        Assert.Equal(41, plan.Obligation.Task);
    }

    private static EventOpening Event(int number, string duty) => new(number, duty, "hanyin", Opens, Due);

    private static ListInForce With(params EventOpening[] events) => With(A.Head with { Events = [.. events] });

    private static ListInForce With(ListHead head) =>
        new(head, Listed(A.Duty()), new UnitDirectory([A.UnitOf(), A.UnitOf("hanyin")], []), Seeds.Calendar);

    private static YearCatalogue Listed(params Obligation[] duties)
    {
        YearCatalogue catalogue = A.Catalogue("v1", duties);
        TaskItem[] tasks = [Task(1, "督查检查。"), Task(40, "实行一次提醒、两次督办、三次约谈。"), Task(41, "其他工作。")];
        return new(catalogue.List with { Tasks = tasks }, duties, catalogue.Policy, catalogue.Office, "v1");

        static TaskItem Task(int number, string text) => new(number, "一、", "(一)", $"{number}.{text}", "市安委办", "12月31日前");
    }
}
