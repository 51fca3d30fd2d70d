using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Dispatch;

/// <summary>What has left is marked every 20 mails or 5 seconds, so that a crash repeats few mails, and an orderly stop none.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class MarkingTests
{
    private const string Slot = "20210401T09";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string[] Units =
    [
        "hanbin",
        "hanyin",
        "shiquan",
        "ningshan",
        "ziyang",
        "langao",
        "pingli",
        "zhenping",
        "xunyang",
        "baihe",
    ];

    [Fact]
    public async Task Crash_RepeatsWhatLeftInTheLastFiveSeconds_WhenMailsAreSlow()
    {
        using City city = await MorningAsync();
        int before = city.Mail.Attempts.Count;
        city.Mail.During = _ =>
        {
            // The eighth was taken, and the process dies before the server answers.
            if (city.Mail.Attempts.Count == before + 8)
                throw new SimulatedCrashException("killed");
            city.Clock.Now += TimeSpan.FromSeconds(2);
            return Task.CompletedTask;
        };
        await Assert.ThrowsAsync<SimulatedCrashException>(() => city.Parts.Dispatcher.RunAsync(city.Id, default));
        city.Mail.During = null;
        city.Restart();
        await city.Parts.Dispatcher.RunAsync(city.Id, default);

        // Four were marked when the fourth had taken its time; three more had left since, and the one under way.
        string[] sent = [.. city.Mail.Attempts.Skip(before).Where(a => a.Kind == NoticeKind.Reminder).Select(a => a.Addressee)];
        Assert.Equal([.. sent[..8], .. sent[4..8], .. sent[12..]], sent);
        Assert.Equal(Units.Length, sent.Distinct().Count());
        Assert.Equal(Units.Length + 4, sent.Length);
    }

    [Fact]
    public async Task Mails_AreMarked_WhileTheServiceKeepsTheNextOneWaiting()
    {
        using City city = await MorningAsync();
        using var patience = new CancellationTokenSource(Patience);
        int before = city.Mail.Attempts.Count;
        city.Mail.During = async _ =>
        {
            if (city.Mail.Attempts.Count != before + 3)
                return;
            city.Clock.IsImpatient = true;
            while (await AcceptedAsync(city, patience.Token) < 2)
                await Task.Yield();
        };
        await city.Parts.Dispatcher.RunAsync(city.Id, default);

        Assert.Equal(Units.Length, city.Mail.Accepted.Skip(before).Count(a => a.Kind == NoticeKind.Reminder));
    }

    [Fact]
    public async Task Stop_MarksWhatLeftAndLetsTheListGo_WhenTheHostIsToldToStop()
    {
        using City city = await MorningAsync();
        using var stop = new CancellationTokenSource();
        int before = city.Mail.Attempts.Count;
        city.Mail.During = async _ =>
        {
            if (city.Mail.Attempts.Count != before + 4)
                return;
            await stop.CancelAsync();
            stop.Token.ThrowIfCancellationRequested();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => city.Parts.Dispatcher.RunAsync(city.Id, stop.Token));

        Assert.Equal(3, await AcceptedAsync(city, default));
        DispatchState left = await city.Parts.Lease.RereadAsync(city.Id, default);
        Assert.Equal(("", Slot), (left.Owner, left.OpenSlot));

        city.Mail.During = null;
        city.Restart();
        await city.Parts.Dispatcher.RunAsync(city.Id, default);
        string[] sent = [.. city.Mail.Attempts.Skip(before).Where(a => a.Kind == NoticeKind.Reminder).Select(a => a.Addressee)];
        Assert.Equal(sent[3], Assert.Single(sent.GroupBy(u => u), g => g.Count() > 1).Key);
    }

    private static async Task<City> MorningAsync()
    {
        City city = City.Of(TestLists.Part("2021-03-01", Units, "14b-county-articles"));
        await city.RunToAsync("2021-04-01 08:59");
        city.Clock.Now = Civil.At("2021-04-01 09:00");
        return city;
    }

    private static async Task<int> AcceptedAsync(City city, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return (await city.Parts.Mails.ReadAsync(city.Id, Slot, cancellation)).Count(m => m.Mail.State == MailState.Accepted);
    }
}
