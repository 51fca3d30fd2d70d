using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>签收 and 登记已阅.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class AcknowledgeTests
{
    private const string Articles = "14b-county-articles",
        March = "2021-03",
        Hanbin = "hanbin";
    private const string Item = "（2021年3月）";

    [Fact]
    public async Task Supervisor_IsAskedAgainAfterThreeDays_WhenHeDidNotAcknowledge()
    {
        using City city = City.Of(Asking());
        await city.RunToAsync("2021-05-01");
        Assert.Equal("到期提醒 03-24, 提醒 04-01, 督办 04-08, 请阅 04-13, 约谈 04-22", city.Told(Hanbin, Item));
        SentMail asked = city.The(NoticeKind.Acknowledge, Hanbin, Item);
        Assert.Equal(["hanbin.supervisor@example.org"], asked.To);
        Assert.Contains("尚未登记已阅，反馈时限仍为4月21日（周三）。", asked.Mail.Text, StringComparison.Ordinal);
        SentMail[] both = [.. city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Supervision && m.Names(Item))];
        Assert.Equal([false, true], both.Select(m => m.IsToLeader));
        // 登记已阅 is the supervisor's: no mail of the liaison carries its link.
        Assert.Equal([false, true], both.Select(m => m.Names("登记已阅：https://example.org/s/")));
    }

    [Fact]
    public async Task Supervisor_IsNotAskedAgain_WhenHeAcknowledged()
    {
        using City city = City.Of(Asking());
        await city.RunToAsync("2021-04-09 10:00");
        await city.Parts.UnitService.SignAsync(city.Act(Articles, March, Hanbin, "本单位联络员"), default);
        Assert.IsType<Result<ItemAnswer>.Done>(
            await city.Parts.UnitService.AcknowledgeAsync(city.Act(Articles, March, Hanbin, "分管领导"), "请抓紧办理", byLink: false, default)
        );
        await city.RunToAsync("2021-05-01");
        Assert.Equal("到期提醒 03-24, 提醒 04-01, 督办 04-08, 约谈 04-22", city.Told(Hanbin, Item));
        Assert.Contains(await city.HistoryAsync(Articles, March, Hanbin), l =>
            l.EndsWith("分管领导 已阅4月8日督办。阅示意见：请抓紧办理", StringComparison.Ordinal)
        );
        Assert.Contains(await city.HistoryAsync(Articles, March, Hanbin), l => l.EndsWith("本单位联络员 签收督办", StringComparison.Ordinal));
    }

    private static ListInForce Asking()
    {
        ListInForce list = TestLists.Part("2021-03-01", [Hanbin], Articles);
        return new ListInForce(list.Head, list.Catalogue, list.Directory, list.Calendar) { AsksAcknowledgement = true };
    }
}
