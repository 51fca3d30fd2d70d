using Ankang.Workflows.Accidents;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>An accident: what was reported in time is done, and those on duty are told at once until somebody acknowledges.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class AccidentTests
{
    private const string Duty = "31b-accident-report",
        Unit = "zwh-jianzhu";
    private static readonly Actor Clerk = Actor.Of("市安委办王丽");

    [Fact]
    public async Task Accident_ReportedInTimeAndRecordedNextMorning_IsDone_AndBringsNoRung()
    {
        using City city = await StartAsync();
        await city.RunToAsync("2021-03-05 08:00");
        await RecordAsync(city);
        DueItem item = await city.ItemAsync(Duty, "no-0001", Unit);
        Assert.Equal((ItemState.Completed, Outcome.OnTime), (item.State, item.Outcome));
        Assert.Equal(Civil.Day("2021-03-04"), item.DueOn);
        await city.RunToAsync("2021-04-10");
        Assert.DoesNotContain(city.Mail.Accepted, m => m.Kind is NoticeKind.Reminder or NoticeKind.Supervision && m.Names("事故报告"));
        Assert.True((await city.ItemAsync("40b-raised-investigation", "no-0001", "anweiban")).IsOpen); // 提级调查
    }

    [Fact]
    public async Task OnDuty_AreToldAtOnceAtNight_AndAgainUntilSomebodyAcknowledges()
    {
        using City city = await StartAsync();
        await NameAsync(city);
        await city.RunToAsync("2021-03-04 20:45"); // outside slots
        await RecordAsync(city);
        SentMail[] first = [.. Alarms(city)];
        Assert.Equal(["li@example.org", "zhang@example.org"], first.SelectMany(m => m.To).Order());
        Assert.Equal("【事故信息】3月4日20时30分接报", first[0].Mail.Subject);
        Assert.Contains("登记：市安委办王丽，3月4日20时45分。", first[0].Mail.Text, StringComparison.Ordinal);
        Assert.Contains("15分钟后再次发送，最多4次。本邮件不替代电话报告。", first[0].Mail.Text, StringComparison.Ordinal);

        await WaitAsync(city, 14);
        Assert.Equal(2, Alarms(city).Count());
        await WaitAsync(city, 1);
        Assert.Equal(4, Alarms(city).Count());
        Assert.Distinct(Alarms(city).Select(m => m.Mail.MessageId));

        Assert.NotNull(await city.Parts.Alarms.ReceiveAsync(city.Id, 1, Actor.Of("张三"), default));
        await city.Parts.Alarms.ReceiveAsync(city.Id, 1, Actor.Of("李四"), default);
        await WaitAsync(city, 60);
        Assert.Equal(4, Alarms(city).Count());
        AccidentAlarm alarm = Assert.Single(await city.Parts.Alarms.ReadAsync(city.Id, default));
        Assert.Equal(("张三", (DateTimeOffset?)null), (alarm.Received!.Who.Name, alarm.NextAt));
    }

    [Fact]
    public async Task OnDuty_AreToldAtMostAsOftenAsThePolicySays()
    {
        using City city = await StartAsync();
        await NameAsync(city, repeat: 5, rounds: 2);
        await city.RunToAsync("2021-03-04 20:45");
        await RecordAsync(city);
        for (int i = 0; i < 12; i++)
            await WaitAsync(city, 5);
        Assert.Equal(4, Alarms(city).Count());
    }

    [Fact]
    public async Task Nobody_IsNamed_ThenTheOfficesMailboxIsTold()
    {
        using City city = await StartAsync();
        await city.RunToAsync("2021-03-04 20:45");
        await RecordAsync(city);
        Assert.Equal([city.List.Catalogue.Office.Email], Assert.Single(Alarms(city)).To);
    }

    [Fact]
    public async Task MailServerAway_IsTriedAgainSoon_AndCostsNoRound()
    {
        using City city = await StartAsync();
        await NameAsync(city);
        await city.RunToAsync("2021-03-04 20:45");
        city.Mail.Down("2021-03-04 20:40", "2021-03-04 20:52");
        await RecordAsync(city);
        Assert.Empty(Alarms(city));
        for (int i = 0; i < 15; i++)
            await WaitAsync(city, 1);
        Assert.Equal(2, Alarms(city).Count());
        Assert.Equal(1, Assert.Single(await city.Parts.Alarms.ReadAsync(city.Id, default)).RoundsTold);
    }

    [Fact]
    public async Task HostThatDiedWhileTelling_TellsAgainUnderTheSameIds()
    {
        using City city = await StartAsync();
        await NameAsync(city);
        await city.RunToAsync("2021-03-04 20:45");
        city.Mail.During = _ => throw new SimulatedCrashException("while telling");
        await RecordAsync(city); // stands, though the telling broke off
        city.Mail.During = null;
        city.Restart();
        await WaitAsync(city, 2);
        Assert.Single(city.Mail.Attempts, m => m.Kind == NoticeKind.Accident); // another might still be at it
        await WaitAsync(city, 1);
        string[] ids = [.. city.Mail.Attempts.Where(m => m.Kind == NoticeKind.Accident).Select(m => m.Mail.MessageId)];
        Assert.Equal((3, 2), (ids.Length, ids.Distinct().Count()));
    }

    [Fact]
    public async Task TwoHosts_TellOnce()
    {
        using City city = await StartAsync();
        await NameAsync(city);
        await city.RunToAsync("2021-03-04 20:45");
        city.Mail.Down("2021-03-04 20:45", "2021-03-04 20:46");
        await RecordAsync(city);
        city.Clock.Now += TimeSpan.FromMinutes(5);
        bool other = false;
        city.Mail.During = async _ =>
        {
            if (other)
                return;
            other = true;
            Assert.Equal(0, await city.Parts.Alarms.SendDueAsync(city.Id, default));
        };
        Assert.Equal(2, await city.Parts.Alarms.SendDueAsync(city.Id, default));
        Assert.True(other);
    }

    private static IEnumerable<SentMail> Alarms(City city) => city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Accident);

    private static async Task WaitAsync(City city, int minutes)
    {
        city.Clock.Now += TimeSpan.FromMinutes(minutes);
        await city.Parts.Alarms.SendDueAsync(city.Id, default);
    }

    private static Task<City> StartAsync() => City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);

    private static async Task NameAsync(City city, int repeat = 15, int rounds = 4) =>
        Assert.IsType<Result<OnCallRoster>.Done>(
            await city.Parts.OnCall.SaveAsync(
                city.Id,
                new OnCallRoster(
                    [
                        new OnCallPerson("张三", "anweiban", "zhang@example.org", "0915-3210000"),
                        new OnCallPerson("李四", Unit, "li@example.org", "13800000000"),
                    ],
                    repeat,
                    rounds
                ),
                Clerk,
                default
            )
        );

    private static async Task RecordAsync(City city) =>
        Assert.IsType<Result<Accident>.Done>(
            await city.Parts.Alarms.RecordAsync(
                city.Id,
                new AccidentReport(
                    Unit,
                    Civil.At("2021-03-04 20:20"),
                    Civil.At("2021-03-04 20:30"),
                    Civil.At("2021-03-04 20:45"),
                    "汉滨区某建筑工地",
                    AccidentLevel.General,
                    "脚手架坍塌，1人受伤。",
                    null
                ),
                "r",
                Clerk,
                default
            )
        );
}
