using Ankang.Workflows.Assessment;
using Ankang.Workflows.Rules.Assessment;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Assessment;

/// <summary>Items as they stood at a cut-off, whatever came after: the scores of a day are the same, asked that night or a year later.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class ItemRecordsTests
{
    private const string Articles = "14b-county-articles";

    [Fact]
    public async Task Scores_OfACutOff_AreTheSameThatNightAndMonthsLater()
    {
        using City city = City.Of(TestLists.Part("2021-01-18", ["hanbin", "hanyin", "shiquan"], Articles, "25a-inspection"));
        var then = new Dictionary<string, string>();
        await city.RunToAsync("2021-02-24 10:00");
        await city.ConfirmAsync(Articles, "2021-01", "hanbin", "2021-02-24", count: 2);
        await city.RunToAsync("2021-03-01 00:00");
        then["2021-02-28"] = await ScoresAsync(city, "2021-02-28");
        // A rung is corrected, a report returned and given again, an extension granted, an item waived: all after the first cut-off.
        await city.RunToAsync("2021-03-03 10:00");
        await city.Parts.Corrections.CorrectAsync(city.Act(Articles, "2021-01", "hanyin"), Rung.Supervision, "登记有误", default);
        await city.Parts.OfficeService.ReturnAsync(city.Act(Articles, "2021-01", "hanbin"), "媒体不符", default);
        await city.Parts.OfficeService.WaiveAsync(city.Act(Articles, "2021-02", "shiquan"), "防汛", default);
        await city.RunToAsync("2021-04-01 00:00");
        then["2021-03-31"] = await ScoresAsync(city, "2021-03-31");
        await city.ConfirmAsync(Articles, "2021-01", "hanbin", "2021-03-20", count: 2);
        await city.ConfirmAsync(Articles, "2021-02", "hanyin", "2021-04-01", count: 2);
        await city.RunToAsync("2021-05-20 10:00");
        Assert.NotEqual(then["2021-02-28"], then["2021-03-31"]);
        foreach ((string day, string scores) in then)
            Assert.Equal(scores, await ScoresAsync(city, day));
        Assert.NotEqual(then["2021-03-31"], await ScoresAsync(city, "2021-05-19"));
    }

    [Fact]
    public async Task Strikes_KeepRungsOfEarlierClimbs_LeaveOutCorrectedOnes_AndSayWhyOneWasOpenedByHand()
    {
        using City city = City.Of(TestLists.Part("2021-01-18", ["hanbin"], Articles));
        await city.RunToAsync("2021-02-05 10:00"); // January: 提醒 02-01, 督办 02-05
        await city.Parts.Corrections.CorrectAsync(city.Act(Articles, "2021-01", "hanbin"), Rung.Supervision, "登记有误", default);
        await city.RunToAsync("2021-02-06 10:00");
        await city.Parts.OfficeService.GrantAsync(city.Act(Articles, "2021-01", "hanbin"), new DateOnly(2021, 3, 26), "防汛", default);
        await city.RunToAsync("2021-03-30 10:00");
        ItemRecord january = (await ReadAsync(city, "2021-03-30")).Single(r => r.Item.Key.Period == "2021-01");
        Assert.Equal(
            ["Reminder 2021-02-01 counts", "Supervision 2021-02-05 更正", "Reminder 2021-03-29 counts"],
            january.Strikes.Select(s => $"{s.Rung} {Rules.Calendar.ChinaTime.DateOf(s.At):yyyy-MM-dd} {(s.Counts ? "counts" : s.TakenBackWhy![..2])}")
        );
        UnitStrikes ledger = StrikeLedger.Of(city.List.Directory, [january], At("2021-03-30", city)).Single();
        Assert.Equal((2, 0, 1), (ledger.Reminders, ledger.Supervisions, ledger.TakenBack.Length));
        // Two lines before there was any correction, the 督办 counted.
        Assert.True((await ReadAsync(city, "2021-02-05")).Single(r => r.Item.Key.Period == "2021-01").Strikes[0].Counts);
    }

    private static async Task<string> ScoresAsync(City city, string day)
    {
        IReadOnlyList<ItemRecord> records = await ReadAsync(city, day);
        // Drawn at another time, it says the same.
        return AssessmentJson.Scores(Assessed.Of(city.List, AssessmentPolicy.Standard, records, [], At(day, city)))
            + AssessmentJson.Strikes(Assessed.Of(city.List, AssessmentPolicy.Standard, records, [], At(day, city)));
    }

    private static Task<IReadOnlyList<ItemRecord>> ReadAsync(City city, string day) =>
        new ItemRecords(city.Parts.Work, city.Parts.SetAside).ReadAsync(city.List, At(day, city), default);

    private static CutOff At(string day, City city) => new(Civil.Day(day), city.Clock.Now);
}
