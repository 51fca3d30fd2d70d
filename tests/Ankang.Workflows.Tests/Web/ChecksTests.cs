using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using MimeKit;

namespace Ankang.Workflows.Tests.Web;

/// <summary>启用前检查, the test mail, and 正式启用.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class ChecksTests : IAsyncLifetime
{
    private static readonly (string, string)[] Sure = [("year", "2021"), ("aware", "yes")];
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(new DateOnly(2021, 2, 1), shadow: true);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Overview_LeadsToTheChecks_AndActivatesNothingByItself()
    {
        IElement shadow = (await _site.PageAsync("/")).QuerySelector(".shadow")!;
        Assert.Equal("/checks", shadow.QuerySelector("a")!.GetAttribute("href"));
        Assert.Null(shadow.QuerySelector("form"));
    }

    [Fact]
    public async Task Checks_SayWhatIsWanting_AndWhereItIsMended()
    {
        IHtmlDocument page = await _site.PageAsync("/checks");
        Assert.Contains("2021年、2022年均已录入", Line(page, "节假日安排").TextContent, StringComparison.Ordinal);
        Assert.Equal("通过", Line(page, "节假日安排").QuerySelector(".tag")!.TextContent);
        Assert.Contains("未设置", Line(page, "公开地址").TextContent, StringComparison.Ordinal);
        Assert.Contains("未读取退信信箱", Line(page, "退信登记").TextContent, StringComparison.Ordinal);
        IElement office = Line(page, "市安委办联系方式");
        Assert.Contains("电话 0915-0000000 为样例，邮箱 anweiban@example.org 为样例", office.TextContent, StringComparison.Ordinal);
        Assert.Equal("未通过", office.QuerySelector(".tag")!.TextContent);
        Assert.Equal("/units?flag=sample", Line(page, "样例数据").QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("1个单位没有联络员邮箱，收不到任何邮件：各企业", Line(page, "联络员").TextContent, StringComparison.Ordinal);
        IHtmlDocument without = await _site.PageAsync(Line(page, "联络员").QuerySelector("a")!.GetAttribute("href")!);
        Assert.Single(without.QuerySelectorAll("table.grid tbody tr"));
        Assert.Contains("不足3个工作日", Line(page, "告知时间").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublicAddress_IsOpened_AsAUnitWould()
    {
        _site.UnitsReach = _site.Address;
        Assert.Equal("通过", Line(await _site.PageAsync("/checks"), "公开地址").QuerySelector(".tag")!.TextContent);
        _site.UnitsReach = "http://127.0.0.1:9"; // discard: nobody listens there
        Assert.Contains("打不开：无法连接", Line(await _site.PageAsync("/checks"), "公开地址").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TestMail_CountsOnce_ItsCodeWasTypedBack()
    {
        using HttpResponseMessage wrong = await _site.SubmitAsync("/checks", "/checks/mail", ("to", "王丽"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using HttpResponseMessage sent = await _site.SubmitAsync("/checks", "/checks/mail", ("to", "wangli@city.gov.cn"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        string code = Code();
        IHtmlDocument page = await _site.PageAsync("/checks");
        Assert.Contains("尚未填写验证码", Line(page, "测试邮件").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(code, page.DocumentElement.TextContent, StringComparison.Ordinal);

        using HttpResponseMessage other = await _site.SubmitAsync("/checks", "/checks/code", ("code", code == "123456" ? "654321" : "123456"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Contains("验证码不对", (await Site.ReadAsync(other)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        using HttpResponseMessage right = await _site.SubmitAsync("/checks", "/checks/code", ("code", code));
        Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
        IElement line = Line(await _site.PageAsync("/checks"), "测试邮件");
        Assert.Equal("通过", line.QuerySelector(".tag")!.TextContent);
        Assert.Contains("市安委办已于2月1日9时确认收到（wangli@city.gov.cn）", line.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TestMail_IsNoLongerOpenToGuesses_AfterFive()
    {
        await _site.SubmitAsync("/checks", "/checks/mail", ("to", "wangli@city.gov.cn"));
        string code = Code();
        for (int i = 0; i < 5; i++)
            await _site.SubmitAsync("/checks", "/checks/code", ("code", "12345"));
        using HttpResponseMessage late = await _site.SubmitAsync("/checks", "/checks/code", ("code", code));
        Assert.Contains("验证码已失效", (await Site.ReadAsync(late)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activation_AsksForTheYear_AndForKnowingWhatIsWanting()
    {
        foreach ((string, string)[] unsure in new (string, string)[][] { [], [("year", "2022"), ("aware", "yes")], [("year", "2021")] })
        {
            using HttpResponseMessage refused = await _site.SubmitAsync("/checks", "/activate", unsure);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.True((await _site.ListAsync()).Head.Shadow);
        }

        using HttpResponseMessage done = await _site.SubmitAsync("/checks", "/activate", Sure);
        Assert.Equal("/checks", done.Headers.Location!.ToString());
        ListActivation on = (await _site.ListAsync()).Head.Activation!;
        Assert.Equal("市安委办", on.By.Name);
        Assert.Contains("市安委办联系方式、样例数据、联络员", on.Unmet, StringComparison.Ordinal);
        string said = (await _site.PageAsync("/checks")).QuerySelector(".notice.green")!.TextContent;
        Assert.Contains("市安委办 已于2月1日 09:00正式启用", said, StringComparison.Ordinal);
        Assert.Contains("样例数据", said, StringComparison.Ordinal);
        using HttpResponseMessage again = await _site.PostFromPageAsync("/pauses", "/activate", Sure);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact] // what the page says before the button is pressed is what pressing it sends
    public async Task FirstBatch_IsWhatLeaves_OnceTheListIsActivated()
    {
        _site.Clock.Now = _site.Clock.Now.AddHours(2);
        (Slot slot, IReadOnlyList<MailRecord> foretold) = await _site.Parts.Dispatcher.PreviewActivatedAsync(Site.ListId, default);
        Assert.NotEmpty(foretold);
        int people = foretold.SelectMany(m => m.Addresses).Distinct().Count();
        Assert.Contains(
            $"发出{foretold.Count}封，收件{people}人",
            Line(await _site.PageAsync("/checks"), "首批邮件").TextContent,
            StringComparison.Ordinal
        );
        await _site.SubmitAsync("/checks", "/activate", Sure);
        _site.Clock.Now = slot.Moment;
        DispatchReport report = await _site.Parts.Dispatcher.RunAsync(Site.ListId, default);
        Assert.Equal(slot.Id, report.Slot);
        Assert.Equal(foretold.Select(Words).Order(StringComparer.Ordinal), report.Mails.Select(Words).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Code_IsRefused_WhereNoMailWasSent()
    {
        using HttpResponseMessage answer = await _site.PostFromPageAsync("/checks", "/checks/code", ("code", "123456"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("请先发送测试邮件", (await Site.ReadAsync(answer)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatATrialMailed_IsNeverCalledSent_NotEvenAfterActivation()
    {
        await _site.SubmitAsync("/checks", "/activate", Sure);
        IElement[] states = [.. (await _site.PageAsync("/outbox")).QuerySelectorAll("table.mails tbody td:last-child")];
        Assert.NotEmpty(states);
        Assert.All(states, s => Assert.Equal("已存文件（试运行，未发出）", s.TextContent.Trim()));
        IHtmlDocument item = await _site.PageAsync($"/items/{Site.ListId}_07-office-study_2021-01_anweiban");
        Assert.DoesNotContain("已发送", item.QuerySelector(".ledger")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAMailService_NothingIsCalledSent_AndTheFootSaysSo()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 1, 17), inEarnest: true);
        site.Mails.IsSent = false;
        IHtmlDocument page = await site.PageAsync("/checks");
        Assert.Contains("邮件只存文件，不会发出", Line(page, "发信方式").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("form[action='/checks/mail']"));
        await site.MoveToAsync(new DateOnly(2021, 1, 18));
        IHtmlDocument outbox = await site.PageAsync("/outbox");
        Assert.Equal("邮件只存文件，不会发出", outbox.QuerySelector(".foot.hand")!.TextContent);
        IElement[] states = [.. outbox.QuerySelectorAll("table.mails tbody td:last-child")];
        Assert.NotEmpty(states);
        Assert.All(states, s => Assert.Equal("已存文件（未发出）", s.TextContent.Trim()));
    }

    private string Code()
    {
        MimeMessage mail = Directory
            .GetFiles(_site.Outbox)
            .Select(f => MimeMessage.Load(f))
            .Single(m => m.Subject!.Contains("发信检查", StringComparison.Ordinal));
        return Regex.Match(mail.TextBody!, @"验证码：(\d{6})").Groups[1].Value;
    }

    private static string Words(MailRecord mail) => $"{mail.Row} {string.Join(' ', mail.Addresses)} {mail.Subject}\n{mail.Text}";

    private static IElement Line(IHtmlDocument page, string name) =>
        page.QuerySelectorAll("table.checks tr").Single(r => r.QuerySelector("th[scope=row]")?.TextContent == name);
}
