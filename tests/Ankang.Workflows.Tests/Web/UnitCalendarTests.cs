using System.Net;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ical.Net.CalendarComponents;

namespace Ankang.Workflows.Tests.Web;

[Trait(Tier.Name, Tier.City)]
public sealed class UnitCalendarTests(MarchSite march) : IClassFixture<MarchSite>
{
    private readonly Site _site = march.Site;

    [Fact]
    public async Task Calendar_HoldsWhatIsOpen_UnderTheIdsOfTheMails()
    {
        Ical.Net.Calendar calendar = await ReadAsync(await _site.TokenAsync("hanbin"));
        CalendarEvent late = Assert.Single(calendar.Events, e => e.Uid == "ankang-2021_14b-county-articles_2021-01_hanbin@example.org");
        Assert.Equal(
            (new DateOnly(2021, 2, 23), "【模拟】办结反馈时限：第14项　新闻宣传稿件（2021年1月）（汉滨区安委会）"),
            (late.Start!.Date, late.Summary)
        );
        CalendarEvent ahead = Assert.Single(calendar.Events, e => e.Uid == "ankang-2021_14b-county-articles_2021-03_hanbin@example.org");
        Assert.Equal((new DateOnly(2021, 3, 31), true), (ahead.Start!.Date, ahead.IsAllDay));
        Assert.All(calendar.Events, e => Assert.EndsWith("_hanbin@example.org", e.Uid, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Calendar_IsTheSame_WhileNothingChanges()
    {
        string token = await _site.TokenAsync("baihe");
        Assert.Equal(await BytesAsync(token), await BytesAsync(token));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("MXx4fHh8MXwyMDIyLTAzLTMxAAAA")]
    public async Task Calendar_TellsNothing_ToAWrongLink(string token)
    {
        using HttpResponseMessage answer = await _site.Client.GetAsync(new Uri($"/u/{token}/calendar.ics", UriKind.Relative));
        Assert.Equal((HttpStatusCode.NotFound, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Fact] // a closed item leaves the subscribed calendar
    public async Task Calendar_DropsAnItem_OnceItIsConfirmed()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 2, 5));
        string token = await site.TokenAsync("hanbin");
        site.Clock.Now = ChinaTime.At(new(2021, 2, 6), new(10, 0));
        var key = new DueItemKey("ankang-2021", "14b-county-articles", "2021-01", "hanbin");
        await site.Parts.Confirmations.ConfirmAsync(new ConfirmRequest(key, "r1", new(2021, 2, 5), 2, 0, null, null, Actor.Of("联络员")), default);
        using HttpResponseMessage answer = await site.Client.GetAsync(new Uri($"/u/{token}/calendar.ics", UriKind.Relative));
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("14b-county-articles_2021-01", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("14b-county-articles_2021-02", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private async Task<Ical.Net.Calendar> ReadAsync(string token) =>
        Ical.Net.Calendar.Load(System.Text.Encoding.UTF8.GetString(await BytesAsync(token)))!;

    private Task<byte[]> BytesAsync(string token) => _site.Client.GetByteArrayAsync(new Uri($"/u/{token}/calendar.ics", UriKind.Relative));
}
