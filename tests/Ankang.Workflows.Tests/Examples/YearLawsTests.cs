using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>A year's mails, whoever answers when: none asks by a day that is over, omits a rung of its slot, or comes before the first word.</summary>
[Trait(Tier.Name, Tier.City)]
[Collection(nameof(SharedQuietYear))]
public sealed class YearLawsTests(QuietYear year)
{
    [Fact]
    public async Task TheWholeList_InAYearInWhichNobodyAnswers() => Assert.True(await YearLaws.AssertHoldAsync(year.City) > 5_000);

    [Theory]
    [InlineData(2021, 0)]
    [InlineData(2021, 80)]
    [InlineData(2021, 100)]
    [InlineData(2026, 0)]
    [InlineData(2026, 80)]
    [InlineData(2026, 100)]
    public async Task AShortList_InEitherYear_HoweverPunctual(int of, int percentInTime)
    {
        using City city = await City.PublishAsync(Township.Of(of).Folder, $"{of}-01-04", shadow: false);
        var random = new Random(of + percentInTime);
        var answers = new Dictionary<DueItemKey, DateOnly>();
        for (DateOnly day = new(of, 1, 4); day <= new DateOnly(of + 1, 3, 31); day = day.AddDays(1))
        {
            await city.RunToAsync($"{day:yyyy-MM-dd} 10:00");
            foreach (DueItem item in (await city.ItemsAsync()).Where(i => i.IsOpen && i.Kind != ItemKind.Quota))
            {
                if (!answers.TryGetValue(item.Key, out DateOnly on))
                    answers[item.Key] = on =
                        random.Next(100) < percentInTime ? item.DueOn
                        : percentInTime == 0 ? DateOnly.MaxValue
                        : item.DueOn.AddDays(random.Next(1, 40));
                if (on == day)
                    Assert.IsType<ReportRecorded>(
                        await city.ConfirmAsync(item.Key.Obligation, item.Key.Period, item.Key.Unit, $"{day:yyyy-MM-dd}", count: item.Required ?? 1)
                    );
            }
        }

        await YearLaws.AssertHoldAsync(city);
        bool isPunctual = percentInTime == 100;
        Assert.Equal(isPunctual, !city.Mail.Accepted.Any(m => m.Kind == NoticeKind.Reminder));
        Assert.Equal(isPunctual, !city.Mail.Accepted.Any(m => m.Kind == NoticeKind.Summary));
    }
}
