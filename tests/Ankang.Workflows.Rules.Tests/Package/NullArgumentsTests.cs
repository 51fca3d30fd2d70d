using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Rules.Steps;
using Ankang.Workflows.Rules.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Package;

/// <summary>Who calls the package from code that knows no nullable references is told which argument is missing.</summary>
public sealed class NullArgumentsTests
{
    private static readonly DateOnly Day = A.Issued;
    private static readonly DateTimeOffset Now = new(2021, 4, 1, 1, 0, 0, TimeSpan.Zero);
    private static readonly ListInForce List = A.List();
    private static readonly PeriodPlan Plan = A.PlanOf(List, A.March);
    private static readonly PeriodState Period = A.Period(A.March);
    private static readonly LadderTerms Terms = List.TermsFor(A.March);
    private static readonly CutOff CutOff = new(Day, Now);
    private static readonly PendingNotice Notice = A.Notice("1");

    private static readonly Dictionary<string, Action> Calls = new()
    {
        ["Actor.Of name"] = () => Actor.Of(null!),
        ["Obligation.Excepts period"] = () => A.Duty().Excepts(null!),
        ["TypedText.Narrow text"] = () => TypedText.Narrow(null!),
        ["TakeBack.Accepted item"] = () => TakeBack.Accepted(null!, Rung.Reminder),
        ["TakeBack.Of item"] = () => TakeBack.Of(null!, Rung.Reminder),
        ["UnitDirectory.StandInsOf unit"] = () => List.Directory.StandInsOf(null!, Day),
        ["WorkCalendar.With notice"] = () => List.Calendar.With(2021, null!),
        ["WorkCalendar.WithYearsOf other"] = () => List.Calendar.WithYearsOf(null!),
        ["ListInForce.TaskOf obligation"] = () => List.TaskOf(null!),
        ["ListInForce.LadderForOpen item"] = () => List.LadderForOpen(null!),
        ["ListInForce.PolicyOf item"] = () => List.PolicyOf(null!),
        ["ListInForce.TermsFor item"] = () => List.TermsFor(null!),
        ["ListInForce.ToldOn item"] = () => List.ToldOn(null!),
        ["ToldBook tellings"] = () => _ = new ToldBook(null!, mailsReach: true),
        ["NoticeTag.Accepted item"] = () => NoticeTag.Courtesy.Accepted(null!, Now, null),
        ["Recipients.Of unit"] = () => Recipients.Of(NoticeKind.Reminder, null!, isOffice: false, default),
        ["Recipient.Of unit"] = () => Recipient.Of(null!, new UnitContact(ContactRole.Liaison, A.UnitOf().Liaison!)),
        ["Recipient.Of contact"] = () => Recipient.Of(A.UnitOf(), null!),
        ["Recipient.RoleOf unit"] = () => Recipient.RoleOf(null!, "hanbin@example.org"),
        ["QuotaTally.Of list"] = () => QuotaTally.Of(null!, [], Day),
        ["QuotaTally.DeriveAll items"] = () => QuotaTally.DeriveAll(List, null!, Day),
        ["QuotaTally.Derive item"] = () => QuotaTally.Of(List, [], Day).Derive(null!),
        ["Light.Of rule"] = () => Light.Of([], 0, null!),
        ["Standing.Now list"] = () => Standing.Now(null!, A.March, Day),
        ["Standing.Now item"] = () => Standing.Now(List, null!, Day),
        ["Standing.At item"] = () => Standing.At(null!, CutOff),
        ["Standing.At cutOff"] = () => Standing.At(A.March, null!),
        ["Standing.Next list"] = () => Standing.Next(null!, A.March, [], Day),
        ["Tally.Of cutOff"] = () => Tally.Of([A.March], null!),
        ["Projection.Missing list"] = () => Projection.Missing(null!, Plan, Period, late: false, Now),
        ["Projection.Missing plan"] = () => Projection.Missing(List, null!, Period, late: false, Now),
        ["Projection.Missing period"] = () => Projection.Missing(List, Plan, null!, late: false, Now),
        ["Projection.Apply list"] = () => Projection.Apply(null!, Plan, Period, A.March, Now),
        ["Projection.Apply plan"] = () => Projection.Apply(List, null!, Period, A.March, Now),
        ["Projection.Apply period"] = () => Projection.Apply(List, Plan, null!, A.March, Now),
        ["Projection.Apply before"] = () => Projection.Apply(List, Plan, Period, null!, Now),
        ["Step.Take list"] = () => Step.Take(null!, Plan, Period, A.March, null, Now),
        ["Step.Take period"] = () => Step.Take(List, Plan, null!, A.March, null, Now),
        ["Step.Take before"] = () => Step.Take(List, Plan, Period, null!, null, Now),
        ["Step.NextMoment list"] = () => Step.NextMoment(null!, A.March, [], Now),
        ["Step.NextMoment item"] = () => Step.NextMoment(List, null!, [], Now),
        ["Step.MayLeave notice"] = () => Step.MayLeave(null!, A.March, Terms, Day),
        ["Step.MayLeave item"] = () => Step.MayLeave(Notice, null!, Terms, Day),
        ["Step.MayLeave terms"] = () => Step.MayLeave(Notice, A.March, null!, Day),
        ["Step.WhyObsolete notice"] = () => Step.WhyObsolete(null!, A.March, Terms, Day),
        ["Step.WhyObsolete item"] = () => Step.WhyObsolete(Notice, null!, Terms, Day),
        ["Step.WhyObsolete terms"] = () => Step.WhyObsolete(Notice, A.March, null!, Day),
        ["Step.AddressesOf unit"] = () => Step.AddressesOf(null!),
    };

    public static TheoryData<string> Names => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void AMissingArgument_IsNamed(string call) =>
        Assert.Equal(call.Split(' ')[1], Assert.Throws<ArgumentNullException>(Calls[call]).ParamName);
}
