using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Dispatch;

/// <summary>A mail that was put off and is not wanted any more says why.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class WithdrawnMailTests
{
    private const string Articles = "14b-county-articles",
        March = "2021-03",
        Hanbin = "hanbin";

    [Theory]
    [InlineData("hold", "市安委办暂缓发送至4月20日")]
    [InlineData("waive", "事项已豁免")]
    [InlineData("extend", "督办程序已重新起算")]
    public async Task AMailThatWaited_IsWithdrawn_WithTheTrueReason(string act, string reason)
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        city.Mail.Down("2021-04-01", "2021-04-02");
        await city.RunToAsync("2021-04-01 10:00");
        Assert.Equal(MailState.Deferred, (await ReminderAsync(city)).State);

        ActRequest request = city.Act(Articles, March, Hanbin);
        DateOnly until = Civil.Day("2021-04-20");
        Result<ItemAnswer> done = act switch
        {
            "hold" => await city.Parts.OfficeService.HoldAsync(request, until, "正在核实", default),
            "waive" => await city.Parts.OfficeService.WaiveAsync(request, "无此项工作", default),
            _ => await city.Parts.OfficeService.GrantAsync(request, until, "讲师改期", default),
        };
        Assert.IsType<Result<ItemAnswer>.Done>(done);
        await city.RunToAsync("2021-04-02 10:00");
        MailRecord after = await ReminderAsync(city);
        Assert.Equal((MailState.Withdrawn, reason), (after.State, after.Detail));
    }

    private static async Task<MailRecord> ReminderAsync(City city) =>
        (await city.Parts.Mails.ReadAsync(city.Id, "20210401T09", default)).Select(m => m.Mail).Single(m => m.Row == $"{Hanbin}|reminder");
}
