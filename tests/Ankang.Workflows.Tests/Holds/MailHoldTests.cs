using Ankang.Workflows.Answers;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Holds;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Holds;

/// <summary>暂缓 of mails that are of no single item: 任务告知 of a person, 周报 of a supervisor.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class MailHoldTests
{
    private const string Hanbin = "hanbin",
        Hanyin = "hanyin",
        Supervisor = "hanbin.supervisor@example.org";

    [Fact]
    public async Task Briefing_LeavesOnceAtTheFirstSlotAfterTheHold_UnderItsFirstId()
    {
        using City city = await StartAsync();
        await HoldAsync(city, NoticeKind.Briefing, Hanbin, "2021-03-03");
        Assert.DoesNotContain(await city.Parts.Dispatcher.PreviewAsync(city.Id, Slot.Parse("20210301T09"), default), m => m.Addressee == Hanbin);
        await city.RunToAsync("2021-03-03 23:00");
        Assert.Equal([], Times(city, NoticeKind.Briefing, Hanbin));
        Assert.Equal(["任务告知 03-01"], Times(city, NoticeKind.Briefing, Hanyin));
        MailRecord held = (await city.Parts.Mails.GetAsync(city.Id, "20210301T09|hanbin|briefing", default))!;
        Assert.Equal((MailState.Held, "市安委办暂缓发送至3月3日"), (held.State, held.Detail));
        Assert.Null((await city.Parts.Lease.RereadAsync(city.Id, default)).MailFault);

        await city.RunToAsync("2021-03-20");
        Assert.Equal(["任务告知 03-04"], Times(city, NoticeKind.Briefing, Hanbin));
        Assert.Equal(
            held.MessageId(city.Id, "example.org"),
            city.Mail.Accepted.Single(m => m.Kind == NoticeKind.Briefing && m.Addressee == Hanbin).Mail.MessageId
        );
        Assert.Equal("", (await city.Parts.Lease.RereadAsync(city.Id, default)).Waiting);
    }

    [Fact]
    public async Task Briefing_LeavesAtTheNextSlot_WhenTheHoldIsLifted_AndTwiceIsOnce()
    {
        using City city = await StartAsync();
        MailHoldRequest request = Request(city, NoticeKind.Briefing, Hanbin, "2021-06-30");
        Result<MailHold>.Done held = Assert.IsType<Result<MailHold>.Done>(await city.Parts.MailHolds.HoldAsync(request, default));
        Assert.Equal(held, await city.Parts.MailHolds.HoldAsync(request, default));
        await city.RunToAsync("2021-03-02 10:00");
        Assert.IsType<Result<MailHold>.Done>(
            await city.Parts.MailHolds.ReleaseAsync(city.Id, held.Value.Id, "l1", Actor.Of("市安委办"), "核实无误", default)
        );
        Assert.IsType<Result<MailHold>.Done>(
            await city.Parts.MailHolds.ReleaseAsync(city.Id, held.Value.Id, "l1", Actor.Of("市安委办"), "核实无误", default)
        );
        Assert.IsType<Result<MailHold>.Conflict>(
            await city.Parts.MailHolds.ReleaseAsync(city.Id, held.Value.Id, "l2", Actor.Of("市安委办"), "核实无误", default)
        );
        await city.RunToAsync("2021-03-20");
        Assert.Equal(["任务告知 03-02 15时"], Times(city, NoticeKind.Briefing, Hanbin));
        Assert.Single((await city.Parts.Lists(city.Id, default)).Head.MailHolds);
    }

    [Fact]
    public async Task Summary_LeavesLaterInItsWeek_WithThatDaysFacts()
    {
        using City city = await StartAsync();
        await city.RunToAsync("2021-04-05 08:00");
        await HoldAsync(city, NoticeKind.Summary, Supervisor, "2021-04-07");
        await city.RunToAsync("2021-04-11");
        SentMail late = Assert.Single(city.Mail.Accepted, m =>
            m.Kind == NoticeKind.Summary && m.To.Contains(Supervisor) && m.At > Civil.At("2021-04-05")
        );
        Assert.Equal("周报 04-08", late.Words);
        Assert.Contains("4月8日", late.Mail.Text, StringComparison.Ordinal);
        Assert.Single(city.Mail.Accepted, m =>
            m.Kind == NoticeKind.Summary && m.To.Contains("hanyin.supervisor@example.org") && m.Words == "周报 04-06"
        );
    }

    [Fact]
    public async Task Summary_GivesWayToTheNextWeeks_WhenTheHoldLastsTheWeek()
    {
        using City city = await StartAsync();
        await city.RunToAsync("2021-04-05 08:00");
        await HoldAsync(city, NoticeKind.Summary, Supervisor, "2021-04-11");
        await city.RunToAsync("2021-04-17");
        Assert.Equal(
            ["周报 04-12"],
            [
                .. city
                    .Mail.Accepted.Where(m => m.Kind == NoticeKind.Summary && m.To.Contains(Supervisor) && m.At > Civil.At("2021-04-05"))
                    .Select(m => m.Words),
            ]
        );
        MailRecord held = Assert.Single((await city.Parts.Mails.ReadAsync(city.Id, "20210406T09", default)).Select(m => m.Mail), m =>
            m.Kind == NoticeKind.Summary && m.HeldAs == Supervisor
        );
        Assert.Equal((MailState.Withdrawn, "以新一周的周报为准"), (held.State, held.Detail));
        Assert.Equal("", (await city.Parts.Lease.RereadAsync(city.Id, default)).Waiting);
    }

    [Fact]
    public async Task Hold_SaysWhatIsWrong_WhenItsDayIsPastOrNobodyGetsSuchAMail()
    {
        using City city = await StartAsync();
        await city.RunToAsync("2021-03-02 10:00");
        Result<MailHold>.Invalid invalid = Assert.IsType<Result<MailHold>.Invalid>(
            await city.Parts.MailHolds.HoldAsync(Request(city, NoticeKind.Briefing, Hanbin, "2021-03-01") with { Reason = " " }, default)
        );
        Assert.Equal(["reason", "until"], invalid.Errors.Select(e => e.Field));
        Assert.IsType<Result<MailHold>.NotFound>(
            await city.Parts.MailHolds.HoldAsync(Request(city, NoticeKind.Briefing, "nobody", "2021-03-05"), default)
        );
        Assert.IsType<Result<MailHold>.NotFound>(
            await city.Parts.MailHolds.HoldAsync(Request(city, NoticeKind.Summary, "nobody@example.org", "2021-03-05"), default)
        );
        Assert.IsType<Result<MailHold>.NotFound>(
            await city.Parts.MailHolds.HoldAsync(Request(city, NoticeKind.Digest, "office", "2021-03-05"), default)
        );
    }

    [Fact]
    public async Task HeldMail_LeavesOnce_WhereverTheProcessDies()
    {
        int crashes = 0;
        foreach (FaultPlan plan in FaultPlan.EveryCrash(12, commitsOnly: true))
        {
            using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin, Hanyin], "14b-county-articles"));
            city.List = new ListInForce(
                city.List.Head with
                {
                    MailHolds = [Hold(NoticeKind.Briefing, Hanbin, "2021-03-02")],
                },
                city.List.Catalogue,
                city.List.Directory,
                city.List.Calendar
            );
            foreach (string moment in new[] { "2021-03-01 09:00", "2021-03-03 09:00" })
            {
                city.Clock.Now = Civil.At(moment);
                city.Restart(plan);
                try
                {
                    await city.Parts.Dispatcher.RunAsync(city.Id, default);
                }
                catch (SimulatedCrashException)
                {
                    crashes++;
                }

                // The next host finds it in the afternoon, at a slot of its own.
                city.Restart();
                city.Clock.Now = Civil.At(moment).AddHours(6);
                await city.Parts.Dispatcher.RunAsync(city.Id, default);
            }

            // What left twice, because it was not marked, did so under one id.
            Assert.Single(
                city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Briefing && m.Addressee == Hanbin).Select(m => m.Mail.MessageId).Distinct()
            );
            Assert.Single(
                city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Briefing && m.Addressee == Hanyin).Select(m => m.Mail.MessageId).Distinct()
            );
            Assert.All(city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Briefing && m.Addressee == Hanbin), m =>
                Assert.True(m.At >= Civil.At("2021-03-03 09:00"))
            );
        }

        Assert.True(crashes > 8, $"{crashes} crashes");
    }

    private static async Task<City> StartAsync() => await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);

    private static async Task HoldAsync(City city, NoticeKind kind, string of, string until) =>
        Assert.IsType<Result<MailHold>.Done>(await city.Parts.MailHolds.HoldAsync(Request(city, kind, of, until), default));

    private static MailHoldRequest Request(City city, NoticeKind kind, string of, string until) =>
        new(
            city.Id,
            "h1",
            Actor.Of("市安委办 张三"),
            kind,
            kind == NoticeKind.Briefing ? $"{of}.liaison@example.org" : of,
            Civil.Day(until),
            "正在核实"
        );

    private static MailHold Hold(NoticeKind kind, string of, string until) =>
        new("h1", kind, of, Civil.Day(until), "正在核实", Actor.Of("市安委办 张三"), Civil.At("2021-03-01 08:00"));

    private static string[] Times(City city, NoticeKind kind, string unit) =>
        [.. city.Mail.Accepted.Where(m => m.Kind == kind && m.Addressee == unit).Select(m => m.Words)];
}
