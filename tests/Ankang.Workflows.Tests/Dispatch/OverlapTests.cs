using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Dispatch;

/// <summary>Two runs of one host, whose lease is one: a timer that is late, and one that is called by hand.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class OverlapTests
{
    private static readonly string[] Units = ["hanbin", "hanyin", "shiquan"];

    [Fact]
    public async Task Run_IsBusy_WhileAnotherOfTheSameHostSends()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", Units, "14b-county-articles"));
        await city.RunToAsync("2021-04-01 08:59");
        city.Clock.Now = Civil.At("2021-04-01 09:00");
        int before = city.Mail.Attempts.Count;
        var others = new List<DispatchReport>();
        city.Mail.During = async _ => others.Add(await city.Parts.Dispatcher.RunAsync(city.Id, default));
        DispatchReport first = await city.Parts.Dispatcher.RunAsync(city.Id, default);

        Assert.All(others, other => Assert.Equal(DispatchReport.Nothing with { Busy = true }, other));
        Assert.Equal(first.Accepted, others.Count);
        string[] sent = [.. city.Mail.Attempts.Skip(before).Where(a => a.Kind == NoticeKind.Reminder).Select(a => a.Addressee)];
        Assert.Equal(Units, sent.Order(StringComparer.Ordinal));
        Assert.Equal(DispatchReport.Nothing, await city.Parts.Dispatcher.RunAsync(city.Id, default));
    }

    [Fact]
    public async Task Run_IsLetIn_AfterOneThatFailed()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", Units, "14b-county-articles"));
        await city.RunToAsync("2021-04-01 08:59");
        city.Clock.Now = Civil.At("2021-04-01 09:00");
        city.Mail.During = _ => throw new InvalidOperationException("a fault of ours");
        await Assert.ThrowsAsync<InvalidOperationException>(() => city.Parts.Dispatcher.RunAsync(city.Id, default));
        city.Mail.During = null;
        Assert.Equal("20210401T09", (await city.Parts.Dispatcher.RunAsync(city.Id, default)).Slot);
    }
}
