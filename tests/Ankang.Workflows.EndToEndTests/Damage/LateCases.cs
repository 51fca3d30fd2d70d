using System.Net;
using System.Text.Json.Nodes;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Watch;

namespace Ankang.Workflows.EndToEndTests.Damage;

/// <summary>Work that is not done in time is red by its age, whatever the doer says: the same over every store.</summary>
internal static class LateCases
{
    private static readonly DateOnly Day = LivedFolder.Day;
    private static readonly string[] Lists = ["xiaoqu-2021", "dongqu-2021"];

    public static DateTimeOffset Start => ChinaTime.At(Day, new TimeOnly(7, 0));

    /// <summary>The host has lived until its first look; then nobody turns its loop.</summary>
    public static async Task HoldAsync(RealHost host)
    {
        await host.MoveToAsync(ChinaTime.At(Day, new TimeOnly(7, 1)));
        Assert.Equal("ok", (string)(await host.HealthAsync())["status"]!);

        await AssertLateAsync(host, Day, new TimeOnly(7, 10), WorkKind.Loop);
        await AssertLateAsync(host, Day, new TimeOnly(10, 30), WorkKind.Loop, WorkKind.Dispatch);
        // The day's audit was taken before the host of the fixture stopped; the next one is late. The day is a Saturday: no slot of its own.
        await AssertLateAsync(host, Day.AddDays(1), new TimeOnly(8, 30), WorkKind.Loop, WorkKind.Audit, WorkKind.Dispatch);

        // What can be made up is made up; what cannot stays red until it is done.
        await host.MoveToAsync(ChinaTime.At(Day.AddDays(1), new TimeOnly(8, 31)));
        Assert.All(Failures(await host.HealthAsync()), f =>
            Assert.EndsWith("was due at 2021-02-05T07:00:00.0000000+00:00; it is made up at 2021-02-08T01:00:00.0000000+00:00, the next slot", f)
        );
        Assert.Equal(Lists.Length, Failures(await host.HealthAsync()).Count());
        await host.MoveToAsync(ChinaTime.At(Day.AddDays(3), new TimeOnly(9, 0)));
        Assert.Empty(Failures(await host.HealthAsync()));
    }

    private static async Task AssertLateAsync(RealHost host, DateOnly day, TimeOnly at, params WorkKind[] kinds)
    {
        host.Clock.Now = ChinaTime.At(day, at);
        Page answer = await host.OpenAsync("/health");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal(
            Lists.SelectMany(l => kinds.Select(k => $"{l}: {k} is late")).Order(StringComparer.Ordinal),
            Late(JsonNode.Parse(answer.Source)!).Order(StringComparer.Ordinal)
        );
    }

    private static IEnumerable<string> Late(JsonNode health) => Failures(health).Select(f => f.Split(',')[0]);

    private static IEnumerable<string> Failures(JsonNode health) => health["failures"]!.AsArray().Select(f => (string)f!);
}
