using System.Text;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Tests.Support;
using Ankang.Workflows.Web.Api;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>A yearly quota that was 约谈 in January is met by the unit's reports on 10 February; the item's own moment is 1 March.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class YearlyQuotaTests
{
    private const string Duty = "07-office-study";
    private const string Unit = "anweiban";

    [Fact]
    public async Task Quota_IsShownAsMet_FromTheReportThatMetIt()
    {
        using City city = await LateAsync();
        Assert.Equal("overdue", (await QuotaAsync(city)).State);
        await ReportAsync(city);

        ApiItem met = await QuotaAsync(city);
        Assert.Equal(("reportedLate", 12, "2022-02-10"), (met.State, met.Count, met.ClosedOn?.ToString("yyyy-MM-dd")));
        ItemGlance page = (await YearView.ItemAsync(city.Parts, city.Id, new(city.Id, Duty, "2021", Unit), default))!;
        Assert.Equal(ItemStatus.ReportedLate, page.Status);
        Assert.Equal(0, page.WorkingDaysLate);
    }

    [Fact]
    public async Task Quota_IsOpenAgain_WhereItIsShown_OnceAReportIsTakenBack()
    {
        using City city = await LateAsync();
        await ReportAsync(city);
        await city.Parts.OfficeService.TakeBackAsync(city.Act(Duty, "2021-12", Unit), "重复填报", default);
        ApiItem open = await QuotaAsync(city);
        Assert.Equal(("overdue", 11), (open.State, open.Count));
    }

    [Fact]
    public async Task Summary_DoesNotNameAQuota_ThatWasMetBeforeItLeft()
    {
        using City city = await LateAsync();
        await ReportAsync(city);
        await city.RunToAsync("2022-03-07 10:00");
        SentMail summary = city.Mail.Accepted.Last(m => m.Kind == NoticeKind.Summary);
        Assert.Equal("03-07", Civil.Words(summary.At)[..5]);
        Assert.DoesNotContain("（全年）", summary.Mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NextSlot_BringsNothing_ForAQuotaThatWasMet()
    {
        using City city = City.Of(TestLists.Part("2021-01-18", [Unit], Duty));
        await city.RunToAsync("2022-01-03 10:00");
        Slot slot = new(Civil.Day("2022-01-04"), 9);
        Assert.Contains(await city.Parts.Dispatcher.PreviewAsync(city.Id, slot, default), OfTheQuota);
        await ReportAsync(city);
        Assert.DoesNotContain(await city.Parts.Dispatcher.PreviewAsync(city.Id, slot, default), OfTheQuota);

        static bool OfTheQuota(MailRecord mail) => mail.Notices.Any(n => n.Period == "2021");
    }

    [Fact]
    public async Task Calendar_DropsAQuota_FromTheReportThatMetIt()
    {
        using City city = await LateAsync();
        Assert.Contains($"{Duty}_2021_{Unit}@", await CalendarAsync(city), StringComparison.Ordinal);
        await ReportAsync(city);
        Assert.DoesNotContain($"{Duty}_2021_{Unit}@", await CalendarAsync(city), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Talk_IsProposedNoMore_ForAQuotaThatWasMet()
    {
        using City city = City.Of(TestLists.Part("2021-01-18", ["hanbin"], "14b-county-articles"));
        await city.RunToAsync("2022-02-10 10:00");
        Assert.Contains(await ProposedAsync(city), i => i.Key.Period == "2021");
        for (int month = 1; month <= 12; month++)
            await city.ConfirmAsync("14b-county-articles", $"2021-{month:D2}", "hanbin", $"2021-{month:D2}-20", count: 2);
        Assert.DoesNotContain(await ProposedAsync(city), i => i.Key.Period == "2021");

        static async Task<IEnumerable<DueItem>> ProposedAsync(City city) =>
            (await city.Parts.Interviews.ProposalsAsync(city.Id, default)).SelectMany(p => p.Items).Select(i => i.Item);
    }

    private static async Task<string> CalendarAsync(City city)
    {
        ListInForce list = await city.Parts.Lists(city.Id, default);
        byte[] calendar = await city.Parts.UnitCalendar.WriteAsync(list, list.Directory[Unit], default);
        return Encoding.UTF8.GetString(calendar).Replace("\r\n ", "", StringComparison.Ordinal);
    }

    private static async Task<City> LateAsync()
    {
        // The second duty stays overdue, so that there is a summary at all.
        City city = City.Of(TestLists.Part("2021-01-18", [Unit], Duty, "24-committee-meeting"));
        await city.RunToAsync("2022-02-10 10:00");
        return city;
    }

    private static async Task ReportAsync(City city)
    {
        for (int month = 1; month <= 12; month++)
            await city.ConfirmAsync(Duty, $"2021-{month:D2}", Unit, $"2021-{month:D2}-20");
    }

    private static async Task<ApiItem> QuotaAsync(City city) =>
        ApiItem.Of((await YearView.ReadAsync(city.Parts, city.Id, default)).Items.Single(i => i.Duty.Id == Duty && i.Plan.Ref.Period == "2021"));
}
