using System.Net;
using System.Text.RegularExpressions;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Rules.Calendar;
using MimeKit;

namespace Ankang.Workflows.EndToEndTests;

/// <summary>模拟运行: what a newcomer does in the first minutes.</summary>
public sealed partial class RehearsalTests : IDisposable
{
    private static readonly DateTimeOffset FirstMorning = ChinaTime.At(new(2021, 1, 18), new(8, 30));
    private static readonly DateTimeOffset FirstSlot = ChinaTime.At(new(2021, 1, 18), new(9, 0));
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Serve_SaysInOneLineWhereToLook_AndSendsTheFirstMailsAtTheNextEvent()
    {
        await using Host host = await Host.StartAsync(_folder);
        string line = Assert.Single(host.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains($"http://localhost:{host.Port}/", line, StringComparison.Ordinal);
        Assert.Empty(host.Error);

        Page overview = await host.Office.SeeAsync("/");
        Assert.Contains("模拟运行", overview.Words, StringComparison.Ordinal);
        Assert.Contains("总览", overview.Words, StringComparison.Ordinal);
        Assert.Equal(FirstMorning, await host.ClockAsync());
        Assert.Empty(host.Mails);
        (HttpStatusCode status, var health) = await host.HealthAsync();
        Assert.Equal((HttpStatusCode.OK, "ok"), (status, health["status"]!.GetValue<string>()));

        await host.MoveAsync("next");

        Assert.Equal(FirstSlot, await host.ClockAsync());
        Assert.NotEmpty(host.Mails);
        Page outbox = await host.Office.SeeAsync("/outbox");
        Assert.Equal(host.Mails.Count, outbox.LinksTo("/outbox/20210118T09").Count);
        foreach (string name in host.Mails)
        {
            MimeMessage mail = Read(host, name);
            Assert.StartsWith("【模拟】", mail.Subject, StringComparison.Ordinal);
            Assert.Contains(mail.Subject!, outbox.Words, StringComparison.Ordinal);
            Assert.All(mail.To.Mailboxes, to => Assert.EndsWith("example.org", to.Address, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Move_IsRefused_WithoutTheTokenOfAPageOfOurs()
    {
        await using Host host = await Host.StartAsync(_folder);
        Page refused = await host.Office.PostAsync("/rehearsal", ("move", "next"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(FirstMorning, await host.ClockAsync());
        Assert.Empty(host.Mails);
    }

    [Fact]
    public async Task UnitsLink_ConfirmsAnItem_AndTheOfficeSeesIt()
    {
        const string Item = "ankang-2021_03a-county-list_once_hanbin";
        await using Host host = await Host.StartAsync(_folder);
        await host.MoveAsync("next");
        MimeMessage mail = Read(host, Assert.Single(host.Mails, m => m.Contains(".hanbin.briefing", StringComparison.Ordinal)));
        string link = Link().Match(mail.TextBody!).Value;
        Assert.StartsWith($"http://localhost:{host.Port}/u/", link, StringComparison.Ordinal);
        Assert.Contains(link, mail.HtmlBody, StringComparison.Ordinal);

        using var liaison = new Visitor(new Uri(link));
        Page before = await host.Office.SeeAsync($"/items/{Item}");
        Page portal = await liaison.SeeAsync(link);
        Assert.Contains("汉滨区", portal.Words, StringComparison.Ordinal);
        Assert.Equal(Ledger(before), Ledger(await host.Office.SeeAsync($"/items/{Item}"))); // looking changes nothing

        // Without a date nothing is taken, and what was typed stays.
        Page wrong = await liaison.SubmitAsync(portal, portal.FormFor(Item), ("completedOn", ""), ("note", "已印发各镇办。"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("已印发各镇办。", wrong.Source, StringComparison.Ordinal);

        Page receipt = await liaison.SubmitAsync(wrong, wrong.FormFor(Item), ("completedOn", "2021-01-18"));
        Assert.Equal(HttpStatusCode.OK, receipt.Status);
        Assert.Contains("报送成功", receipt.Words, StringComparison.Ordinal);
        string number = receipt.Document.QuerySelectorAll("dt").Single(d => d.TextContent == "回执号").NextElementSibling!.TextContent;

        Page item = await host.Office.SeeAsync($"/items/{Item}");
        Assert.Contains("按期办结", item.Words, StringComparison.Ordinal);
        Assert.Contains("已印发各镇办。", item.Words, StringComparison.Ordinal);
        Assert.Contains("联络员", item.Words, StringComparison.Ordinal);

        // The same form again, and another form that was opened before: once, and the first stands.
        Page again = await liaison.SubmitAsync(wrong, wrong.FormFor(Item), ("completedOn", "2021-01-18"));
        Assert.Contains(number, again.Words, StringComparison.Ordinal);
        Page late = await liaison.SubmitAsync(portal, portal.FormFor(Item), ("completedOn", "2021-01-18"));
        Assert.Equal(HttpStatusCode.OK, late.Status);
        Assert.Equal(Ledger(item), Ledger(await host.Office.SeeAsync($"/items/{Item}")));
    }

    [Fact]
    public async Task UnitsLink_TellsNothing_WhenItIsWrongOrForeign()
    {
        await using Host host = await Host.StartAsync(_folder);
        await host.MoveAsync("next");
        string link = Link().Match(Read(host, host.Mails.Single(m => m.Contains(".hanbin.briefing", StringComparison.Ordinal))).TextBody!).Value;
        using var stranger = new Visitor(new Uri(link));
        char last = link[^2] == 'A' ? 'B' : 'A';
        Page wrong = await stranger.OpenAsync($"{link[..^2]}{last}{link[^1]}");
        Assert.Equal(HttpStatusCode.NotFound, wrong.Status);
        Assert.Contains("入口无效", wrong.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("汉滨", wrong.Words, StringComparison.Ordinal);

        // Hanbin's link does not report for Hanyin.
        Page foreign = await stranger.PostAsync(
            link,
            ("item", "ankang-2021_03a-county-list_once_hanyin"),
            ("completedOn", "2021-01-18"),
            ("request", "x")
        );
        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        Assert.DoesNotContain(
            "办结",
            (await host.Office.SeeAsync("/items/ankang-2021_03a-county-list_once_hanyin")).Document.QuerySelector("h1")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact] // due on 5 February: 提醒 on the 7th, 督办 on the 18th, 约谈 on 3 March
    public async Task Lapse_ClimbsToTheOffice_WeekByWeek()
    {
        const string Item = "ankang-2021_03a-county-list_once_hanyin";
        await using Host host = await Host.StartAsync(_folder);
        var seen = new List<(DateOnly Day, string Rung)>();
        for (int week = 0; week < 7; week++)
        {
            await host.MoveAsync("week");
            string ledger = Ledger(await host.Office.SeeAsync($"/items/{Item}"));
            string rung =
                ledger.Contains("约谈事项告知已发送", StringComparison.Ordinal) ? "约谈"
                : ledger.Contains("督办已发送", StringComparison.Ordinal) ? "督办"
                : Regex.IsMatch(ledger, "(?<!到期)提醒已发送") ? "提醒"
                : "";
            seen.Add((ChinaTime.DateOf(await host.ClockAsync()), rung));
        }

        Assert.Equal(
            [
                (new(2021, 1, 25), ""),
                (new(2021, 2, 1), ""),
                (new(2021, 2, 8), "提醒"),
                (new(2021, 2, 15), "提醒"),
                (new(2021, 2, 22), "督办"),
                (new(2021, 3, 1), "督办"),
                (new(2021, 3, 8), "约谈"),
            ],
            seen
        );
        Assert.Contains("约谈待研究", (await host.Office.SeeAsync("/")).Words, StringComparison.Ordinal);
        Assert.NotEmpty((await host.Office.SeeAsync("/items?need=interview")).LinksTo($"/items/{Item}"));
        Assert.Contains(host.Mails, m =>
            m.StartsWith("20210207T0900", StringComparison.Ordinal) && m.Contains(".hanyin.reminder", StringComparison.Ordinal)
        );
        Assert.Contains(host.Mails, m =>
            m.StartsWith("20210218T0900", StringComparison.Ordinal) && m.Contains(".hanyin.supervision", StringComparison.Ordinal)
        );
        Assert.Contains(host.Mails, m =>
            m.StartsWith("20210303T0900", StringComparison.Ordinal) && m.Contains(".hanyin_supervisor.interview", StringComparison.Ordinal)
        );
        // January's articles had brought the unit before the office on 24 February; this item joins that proposal (并案).
        Assert.StartsWith(
            "20210224T0900",
            Assert.Single(host.Mails, m => m.Contains(".hanyin.proposal", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Play_MovesOnByItself_UntilItIsPaused()
    {
        await using Host host = await Host.StartAsync(_folder);
        await host.MoveAsync("play");
        await Wait.UntilAsync(async () => await host.ClockAsync() > FirstMorning.AddDays(1), host.Said);
        Page paused = await host.MoveAsync("pause");
        Assert.Single(paused.Document.QuerySelectorAll("button[name=move][value=play]"));
    }

    private static MimeMessage Read(Host host, string name) => MimeMessage.Load(Path.Combine(host.Outbox, name));

    // The history: the list after its heading.
    private static string Ledger(Page item) => item.Document.QuerySelector("ol.ledger")!.TextContent;

    [GeneratedRegex(@"http://[^\s/]+/u/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
