using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Dispatch;

[Trait(Tier.Name, Tier.Fast)]
public sealed class UpcomingSlotsTests
{
    [Theory]
    [InlineData("2021-02-20 10:00", null, "20210301T09")] // before the list's first day
    [InlineData("2021-04-01 08:59", null, "20210401T09")]
    [InlineData("2021-04-01 10:00", null, "20210401T09")] // not served yet: it is made up
    [InlineData("2021-04-01 10:00", "20210401T09", "20210401T15")]
    [InlineData("2021-04-01 18:00", "20210401T09", "20210402T09")] // too late to make up
    public void First_IsTheSlotOfToday_UntilItWasServed(string now, string? done, string first)
    {
        using City city = City.Of(TestLists.Part("2021-03-01", ["hanbin"], "14b-county-articles"));
        Assert.Equal(first, UpcomingSlots.First(city.List, DispatchState.None with { DoneSlot = done }, Civil.At(now)).Id);
    }

    [Fact]
    public void Of_IsTheFirstSlot_WhileUnitsAreToBeBriefed_AndNone_AfterTheListHasClosed()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", ["hanbin"], "14b-county-articles"));
        Assert.Equal(["20210401T09"], UpcomingSlots.Of(city.List, DispatchState.None, [], Civil.At("2021-04-01 08:00")).Select(s => s.Id));
        ListInForce told = city.List.With(
            new ToldBook(
                [
                    new Telling("hanbin", "m", TellingKind.Mail, Civil.At("2021-03-01 09:00"), ["14b-county-articles"])
                    {
                        Reached = true,
                        To = ["hanbin.liaison@example.org"],
                    },
                ],
                mailsReach: true
            )
        );
        Assert.Empty(UpcomingSlots.Of(told, DispatchState.None, [], Civil.At("2021-04-01 08:00")));
        Assert.Equal(
            ["20210401T09"],
            UpcomingSlots.Of(told, DispatchState.None with { Waiting = "20210331T15" }, [], Civil.At("2021-04-01 08:00")).Select(s => s.Id)
        );
        DateTimeOffset after = ChinaTime.EndOf(city.List.Head.ClosesOn);
        Assert.Empty(UpcomingSlots.Of(city.List, DispatchState.None, [], after));
    }
}
