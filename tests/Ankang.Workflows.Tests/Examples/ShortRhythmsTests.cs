using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>A weekly and a ten-daily duty (每周, 每旬), as other cities' lists have them, through the year 2021.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class ShortRhythmsTests
{
    private static readonly Obligation Weekly = Seeds.Catalogue["25b-inspection-bulletin"] with
    {
        Id = "01-weekly-check",
        ShortName = "安全检查",
        Demand = "开展{period}安全检查不少于1次",
        Recurrence = Recurrence.Weekly,
        Counter = "次",
        AskedOf = ["hanbin"],
    };

    private static readonly Obligation Tendaily = Weekly with
    {
        Id = "02-tendaily-report",
        ShortName = "信息报送",
        Demand = "报送{period}信息不少于1次",
        Recurrence = Recurrence.Tendaily,
    };

    private static City Start() => City.Of(TestLists.Of(TestLists.Issued, [Weekly, Tendaily], Seeds.Directory.Units));

    [Fact]
    public async Task Year_OpensEveryWeekAndTenDays_AndBringsEachToItsEnd()
    {
        using City city = Start();
        await city.RunToAsync("2022-05-01");

        IReadOnlyList<DueItem> items = await city.ItemsAsync();
        Assert.Equal(
            // What was over before the list was issued on 18 January is asked of nobody.
            [.. Period.Of(Recurrence.Weekly, 2021).Skip(2), .. Period.Of(Recurrence.Tendaily, 2021).Skip(1)],
            items.Select(i => city.List.Plans.First(p => p.Ref.Period == i.Key.Period).Period)
        );
        Assert.All(items, i => Assert.Equal((false, Rung.Interview), (i.Historic, i.Rung)));
        // A third of a week is two days: always within two working days of a Sunday, so no courtesy is of use.
        Assert.Equal("提醒 02-22, 督办 02-26, 约谈 03-12", city.Told("hanbin", "安全检查（2021年第7周）"));
        // A third of ten days: three days before, moved back to the Friday.
        Assert.Equal("到期提醒 03-05, 提醒 03-11, 督办 03-17, 约谈 03-31", city.Told("hanbin", "信息报送（2021年3月上旬）"));
        Assert.Equal("提醒 01-04, 督办 01-10, 约谈 01-24", city.Told("hanbin", "安全检查（2021年第52周）"));
    }

    [Fact]
    public async Task Week_IsConfirmedAndReported_LikeAnyPeriod()
    {
        using City city = Start();
        await city.RunToAsync("2021-02-19 10:00");
        Assert.IsType<ReportRecorded>(await city.ConfirmAsync(Weekly.Id, "2021-w07", "hanbin", "2021-02-18"));
        await city.RunToAsync("2021-02-22 16:00");

        DueItem item = await city.ItemAsync(Weekly.Id, "2021-w07", "hanbin");
        Assert.Equal((ItemState.Completed, Outcome.OnTime, Civil.Day("2021-02-21")), (item.State, item.Outcome, item.DueOn));
        Assert.DoesNotContain(city.Mail.Accepted, m => m.Kind == NoticeKind.Reminder && m.Names("安全检查（2021年第7周）"));
        SentMail briefing = Assert.Single(city.Mail.Accepted, m => m.Kind == NoticeKind.Briefing);
        Assert.Contains("安全检查。每周至少1次；每周日前报送，12月31日", briefing.Mail.Text, StringComparison.Ordinal);
        Assert.Contains("每旬末前报送，12月31日", briefing.Mail.Text, StringComparison.Ordinal);
        TableModel table = TableModel.Create(
            city.List.Catalogue,
            city.List.Directory,
            city.List.Calendar,
            [.. await city.ItemsAsync()],
            Civil.Day("2021-02-21"),
            city.Clock.Now,
            false
        );
        string progress = OfficialTable.ToHtml(table);
        Assert.Contains("（要求每周至少1次），第3周、第4周、第5周、第6周未见报送", progress, StringComparison.Ordinal);
        Assert.Contains("（要求每旬至少1次）", progress, StringComparison.Ordinal);
    }
}
