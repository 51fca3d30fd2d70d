using Ankang.Workflows.Answers;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Interviews;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>公文代拟稿: a letter carries the facts of its own case.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class LetterTests
{
    private const string Articles = "14b-county-articles",
        Hanbin = "hanbin";

    [Fact]
    public async Task Annex_CountsTheDaysOfEachItem()
    {
        using City city = await CityAsync("2021-06-23 10:00");
        OfficialLetter letter = (await DraftAsync(city, "2021-03", "2021-04", "2021-05"))!;
        // March, April and May, each by its own deadline; the first was put up for 约谈 on its 15th working day.
        Assert.Equal(["57", "35", "16"], letter.Annex!.Rows.Select(r => r[4]));
    }

    [Fact]
    public async Task SecondCase_HasItsOwnItemsAndBlanks()
    {
        using City city = await CityAsync("2021-05-26 10:00");
        await DecideAsync(city, InterviewDecision.Issue);
        await city.RunToAsync("2021-06-23 10:00");

        OfficialLetter second = (await DraftAsync(city, "2021-03", "2021-04", "2021-05"))!;
        Assert.Null(second.Annex);
        Assert.Contains("第14项新闻宣传稿件（2021年5月）", Words(second), StringComparison.Ordinal);
        Assert.DoesNotContain("一号会议室", Words(second), StringComparison.Ordinal);
        OfficialLetter first = (await DraftAsync(city, "2021-04"))!;
        Assert.Equal(["38", "16"], first.Annex!.Rows.Select(r => r[4])); // as of the day on which it was signed
        Assert.Equal((Civil.Day("2021-05-26"), true), (first.Date, Words(first).Contains("约谈地点：一号会议室。", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(InterviewDecision.Drop)]
    [InlineData(InterviewDecision.Circulate)]
    public async Task NoLetter_IsOffered_WhereNoInterviewIsToBe(InterviewDecision decision)
    {
        using City city = await CityAsync("2021-04-23 10:00");
        Assert.NotNull(await DraftAsync(city, "2021-03"));
        await DecideAsync(city, decision);
        Assert.Null(await DraftAsync(city, "2021-03"));
    }

    private static async Task<City> CityAsync(string until)
    {
        City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync(until);
        return city;
    }

    private static async Task DecideAsync(City city, InterviewDecision decision) =>
        Assert.IsType<Result<InterviewCase>.Done>(
            await city.Parts.Interviews.DecideAsync(
                new(
                    city.Id,
                    Hanbin,
                    "d1",
                    Actor.Of("主任"),
                    decision,
                    "多次逾期",
                    Letter: new(Civil.At("2021-05-28 09:30"), "一号会议室", "市安委办主任", null)
                ),
                default
            )
        );

    private static async Task<OfficialLetter?> DraftAsync(City city, params string[] months)
    {
        DueItemKey[] keys = [.. months.Select(m => new DueItemKey(city.Id, Articles, m, Hanbin))];
        LetterMatter matter = await city.Parts.Letters.MatterAsync(city.List, LetterKind.Interview, Hanbin, keys, default);
        return await city.Parts.Letters.DraftAsync(city.List, LetterKind.Interview, Hanbin, matter, matter.Decided, default);
    }

    private static string Words(OfficialLetter letter) =>
        string.Join('\n', letter.Body.Select(l => l is LetterLine.Paragraph p ? p.Lead + p.Text : ""));
}
