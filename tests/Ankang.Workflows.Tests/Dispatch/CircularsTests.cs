using Ankang.Workflows.Answers;
using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Dispatch;

/// <summary>通报 by mail: after a person issued it, with the next slot, one mail a person, whatever crashes between.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class CircularsTests
{
    private const string Number = "小区安委办发〔2021〕7号";
    private static readonly Actor Office = new(ActorKind.Office, "wangli", "王丽");
    private static readonly MailingChoice Everybody = MailingChoice.Default;

    [Fact]
    public async Task Issued_ItIsForetold_AndLeavesWithTheNextSlot_OneMailAPerson_WithThePaper()
    {
        using City city = await StartAsync();
        Bulletin draft = await DraftAsync(city);
        await city.RunToAsync("2021-03-05 14:00");
        Assert.DoesNotContain(city.Mail.Attempts, m => m.Kind == NoticeKind.Bulletin);
        Bulletin issued = await IssueAsync(city, draft, Everybody);
        Slot next = Slot.Parse("20210305T15");
        string[] foretold =
        [
            .. (await city.Parts.Dispatcher.PreviewAsync(city.Id, next, default))
                .Where(m => m.Kind == NoticeKind.Bulletin)
                .SelectMany(m => m.Addresses),
        ];
        Assert.DoesNotContain(city.Mail.Attempts, m => m.Kind == NoticeKind.Bulletin);

        await city.RunToAsync("2021-03-12 10:00");
        SentMail[] sent = [.. city.Mail.Attempts.Where(m => m.Kind == NoticeKind.Bulletin)];
        Assert.All(sent, m => Assert.Equal(next.Moment, m.At));
        Assert.Equal(foretold, sent.SelectMany(m => m.To));
        Assert.Distinct(sent.SelectMany(m => m.To));
        Assert.Contains("hanbin.liaison@example.org", foretold);
        Assert.Contains("hanbin.supervisor@example.org", foretold);
        Assert.Equal("20210305T15", (await city.Parts.Bulletins.FindAsync(city.Id, issued.Number, default))!.MailedIn);
        Assert.Empty((await city.Parts.Register.RereadAsync(city.Id, default)).Head.Circulations);

        SentMail one = sent.Single(m => m.To.Contains("hanbin.liaison@example.org"));
        Assert.Equal("【通报】关于2021年2月安全生产工作任务完成情况的通报（汉滨区安委会）", one.Mail.Subject);
        Assert.Contains($"（{Number}）已于2021年3月5日印发", one.Mail.Text, StringComparison.Ordinal);
        var file = Assert.Single(one.Mail.Attachments);
        Assert.Equal("关于2021年2月安全生产工作任务完成情况的通报.docx", file.FileName);
        Assert.Equal(BulletinDocx.Write(issued.Issue!.Paper), file.Content);
    }

    [Fact]
    public async Task IssuedTwice_ItIsMailedOnce_AndOneThatIsNotToBeMailed_Never()
    {
        using City city = await StartAsync();
        Bulletin draft = await DraftAsync(city);
        await IssueAsync(city, draft, Everybody);
        await IssueAsync(city, draft, Everybody);
        Bulletin quiet = await DraftAsync(city, "quiet");
        await IssueAsync(city, quiet, null);
        await city.RunToAsync("2021-03-12 10:00");
        SentMail[] sent = [.. city.Mail.Attempts.Where(m => m.Kind == NoticeKind.Bulletin)];
        Assert.NotEmpty(sent);
        Assert.Distinct(sent.SelectMany(m => m.To));
        Assert.All(sent, m => Assert.Contains("bulletin-1@", m.Mail.MessageId, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)] // in the same slot again
    [InlineData(true)] // not before the next one
    public async Task Crash_AtAnyCommitOfTheSlot_LeavesOneMailAPerson(bool later)
    {
        int most = 40;
        for (int call = 0; call < most; call++)
            foreach (FaultKind kind in new[] { FaultKind.CrashBefore, FaultKind.CrashAfter })
            {
                using City city = await StartAsync();
                await IssueAsync(city, await DraftAsync(city), Everybody);
                city.Restart(new FaultPlan(call, kind, CommitsOnly: true));
                city.Clock.Now = Civil.At("2021-03-05 15:00");
                if (!await CrashesAsync(() => city.Parts.Dispatcher.RunAsync(city.Id, default)))
                    most = call;
                city.Restart();
                city.SetClock(later ? "2021-03-08 09:00" : "2021-03-05 15:20");
                await city.Parts.Dispatcher.RunAsync(city.Id, default);
                await city.RunToAsync("2021-03-10 10:00");

                SentMail[] sent = [.. city.Mail.Attempts.Where(m => m.Kind == NoticeKind.Bulletin)];
                Assert.Equal(People, sent.SelectMany(m => m.To).Distinct().Order(StringComparer.Ordinal));
                // What had left and was not marked leaves again under its id: the mail server drops it.
                Assert.Equal(People.Length, sent.Select(m => m.Mail.MessageId).Distinct().Count());
                MailRecord[] rows = [.. (await city.Parts.Mails.AllAsync(city.Id, default)).Where(m => m.Kind == NoticeKind.Bulletin)];
                Assert.Equal(People.Length, rows.Length);
                Assert.All(rows, m => Assert.Equal(MailState.Accepted, m.State));
                Assert.Empty((await city.Parts.Register.RereadAsync(city.Id, default)).Head.Circulations);
            }

        Assert.InRange(most, 4, 39);
    }

    [Fact]
    public async Task Crash_BetweenItsNamingAndItsIssue_MailsNothing_AndIssuedAgain_ItIsMailedOnce()
    {
        using City city = await StartAsync();
        Bulletin draft = await DraftAsync(city);
        city.Restart(new FaultPlan(1, FaultKind.CrashBefore, CommitsOnly: true));
        Assert.True(await CrashesAsync(() => IssueAsync(city, draft, Everybody)));
        city.Restart();
        Assert.Single((await city.Parts.Register.RereadAsync(city.Id, default)).Head.Circulations);
        await city.RunToAsync("2021-03-05 15:10");
        Assert.DoesNotContain(city.Mail.Attempts, m => m.Kind == NoticeKind.Bulletin);
        await IssueAsync(city, draft, Everybody);
        await city.RunToAsync("2021-03-10 10:00");
        Assert.Equal(People, city.Mail.Attempts.Where(m => m.Kind == NoticeKind.Bulletin).SelectMany(m => m.To).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task RefusedMail_StandsBeforeTheOffice_LikeAnyOther()
    {
        using City city = await StartAsync();
        city.Mail.Kill("hanbin.supervisor@example.org");
        await IssueAsync(city, await DraftAsync(city), Everybody);
        await city.RunToAsync("2021-03-05 15:30");
        MailRecord[] rows = [.. (await city.Parts.Mails.ReadAsync(city.Id, "20210305T15", default)).Select(m => m.Mail)];
        MailRecord refused = rows.Single(m => m.Bulletin is not null && m.Addresses.Contains("hanbin.supervisor@example.org"));
        Assert.NotEqual(MailState.Accepted, refused.State);
        await city.RunToAsync("2021-03-10 10:00");
        SentMail failure = city.Mail.Accepted.First(m => m.Kind == NoticeKind.DeliveryFailure);
        Assert.Contains("hanbin.supervisor@example.org", failure.Mail.Text, StringComparison.Ordinal);
        Assert.Contains("通报", failure.Mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnTrial_ItStaysInTheOutbox_AndInARehearsalItSaysSo()
    {
        using City trial = await City.PublishAsync(Township.Of(2021).Folder, "2021-02-01", shadow: true);
        await trial.RunToAsync("2021-03-05 10:00");
        await IssueAsync(trial, await DraftAsync(trial), Everybody);
        await trial.RunToAsync("2021-03-08 10:00");
        Assert.DoesNotContain(trial.Mail.Attempts, m => m.Kind == NoticeKind.Bulletin);
        Assert.Contains(trial.Outbox.Accepted, m => m.Kind == NoticeKind.Bulletin);

        using City rehearsal = await City.PublishAsync(Township.Of(2021).Folder, "2021-02-01", shadow: false, rehearsal: true);
        await rehearsal.RunToAsync("2021-03-05 10:00");
        await IssueAsync(rehearsal, await DraftAsync(rehearsal), Everybody);
        await rehearsal.RunToAsync("2021-03-08 10:00");
        SentMail[] all = [.. rehearsal.Mail.Accepted.Concat(rehearsal.Outbox.Accepted).Where(m => m.Kind == NoticeKind.Bulletin)];
        Assert.NotEmpty(all);
        Assert.All(all, m => Assert.StartsWith("【模拟】【通报】", m.Mail.Subject, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, "请至少选择一类收件人，或选择不发送邮件。")]
    [InlineData(false, "清单已截止（2022年3月31日）或已撤回，不再发送邮件；请选择不发送，只登记印发。")]
    public async Task Issue_ToNobody_OrAfterTheList_IsRefused_AndNothingIsNamed(bool within, string says)
    {
        using City city = await StartAsync();
        Bulletin draft = await DraftAsync(city);
        if (!within)
            city.SetClock("2022-04-01 10:00");
        MailingChoice choice = within ? new(BehindOnly: false, [], ToLeader: false) : Everybody;
        Result<Bulletin> result = await city.Parts.Bulletins.IssueAsync(
            city.Id,
            draft.Number,
            draft.Changes,
            new(Number, new(2021, 3, 5)) { Mailing = choice },
            "issue",
            Office,
            default
        );
        Assert.Equal([says], Assert.IsType<Result<Bulletin>.Invalid>(result).Errors.Select(e => e.Message));
        Assert.Empty((await city.Parts.Register.RereadAsync(city.Id, default)).Head.Circulations);
    }

    private static readonly string[] People =
    [
        "hanbin.liaison@example.org",
        "hanbin.supervisor@example.org",
        "hanyin.liaison@example.org",
        "hanyin.supervisor@example.org",
        "office.supervisor@example.org",
    ];

    private static async Task<City> StartAsync()
    {
        City city = await City.PublishAsync(Township.Of(2021).Folder, "2021-02-01", shadow: false);
        await city.RunToAsync("2021-03-05 10:00");
        return city;
    }

    private static async Task<Bulletin> DraftAsync(City city, string request = "draft") =>
        Done(
            await city.Parts.Bulletins.DraftAsync(
                city.Id,
                BulletinScope.Month(2021, 2),
                new(Rung.Supervision, new(2021, 3, 19)),
                request,
                Office,
                default
            )
        );

    private static async Task<Bulletin> IssueAsync(City city, Bulletin draft, MailingChoice? mailing) =>
        Done(
            await city.Parts.Bulletins.IssueAsync(
                city.Id,
                draft.Number,
                draft.Changes,
                new(Number, new(2021, 3, 5)) { Mailing = mailing },
                $"issue-{draft.Number}",
                Office,
                default
            )
        );

    private static async Task<bool> CrashesAsync(Func<Task> act)
    {
        try
        {
            await act();
            return false;
        }
        catch (SimulatedCrashException)
        {
            return true;
        }
    }

    private static Bulletin Done(Result<Bulletin> result) => Assert.IsType<Result<Bulletin>.Done>(result).Value;
}
