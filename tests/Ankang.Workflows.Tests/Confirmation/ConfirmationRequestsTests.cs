using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Confirmation;

/// <summary>What a report asks of a store that others write to as well: its own write, guarded by its ETag.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class ConfirmationRequestsTests
{
    [Fact]
    public async Task AReport_IsOneRequest_HoursAfterTheListWasRead()
    {
        using City city = await StartAsync();
        (WatchedStore mine, _) = city.Share();
        await city.RunToAsync("2021-03-29 15:00");
        foreach ((string unit, string hour) in new[] { ("hanbin", "17:20"), ("hanyin", "20:10") })
        {
            city.Clock.Now = Civil.At($"2021-03-29 {hour}");
            int before = mine.Requests;
            Assert.IsType<ReportRecorded>(await city.ConfirmAsync("02-plan", "once", unit, "2021-03-29"));
            Assert.Equal(1, mine.Requests - before);
        }
    }

    [Fact]
    public async Task AReport_OfWhichTheOtherHostWasFirst_IsAnsweredFromTheStore()
    {
        using City city = await StartAsync();
        (_, WorkflowParts other) = city.Share();
        await city.RunToAsync("2021-03-29 15:00");
        city.Clock.Now = Civil.At("2021-03-29 17:20");
        var form = new ConfirmRequest(
            new DueItemKey(city.Id, "02-plan", "once", "hanbin"),
            "theirs",
            Civil.Day("2021-03-29"),
            1,
            0,
            null,
            null,
            Actor.Of("联络员")
        );
        Assert.IsType<ReportRecorded>(await other.Confirmations.ConfirmAsync(form, default));
        Assert.IsType<AlreadyClosed>(await city.ConfirmAsync("02-plan", "once", "hanbin", "2021-03-29"));
        Assert.Single((await city.ItemAsync("02-plan", "once", "hanbin")).Reports);
    }

    private static Task<City> StartAsync() => City.PublishAsync(Township.Of(2021).Folder, "2021-01-04", shadow: false);
}
