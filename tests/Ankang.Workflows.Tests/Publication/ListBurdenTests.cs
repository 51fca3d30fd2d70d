using Ankang.Workflows.Publication;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Publication;

/// <summary>减负账: what a list asks of its people a month, and what a publishing would change.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class ListBurdenTests
{
    private static readonly Township Town = Township.Of(2021).With("    form: once\n", "    form: once\n    evidence: 年度方案扫描件。\n");

    [Fact]
    public async Task Burden_CountsReportsFilesAndMails_OfEachPerson_HighestFirst()
    {
        using City city = await StartAsync();
        var burden = ListBurden.Of(city.List);
        Assert.Equal(12, burden.Months);
        Assert.Equal(
            [
                // 12 inspections, 12 times articles, a plan with its file, a meeting; 任务告知 and a 到期提醒 a month.
                ("hanyin.liaison@example.org", 26, 1, 13, 3, 3),
                ("hanbin.liaison@example.org", 14, 1, 13, 3, 2),
            ],
            burden.People.Select(p => (p.Email, p.Reports, p.Attachments, p.Mails, p.WorstMonth, p.WorstReports))
        );
        Assert.Equal(40 / 24.0, burden.Reports, 6);
    }

    [Fact]
    public async Task Person_WhoAnswersForTwoUnits_IsOneLine()
    {
        Township both = Town.WithUnits("hanyin.liaison@example.org", "hanbin.liaison@example.org");
        using City city = await City.PublishAsync(both.Folder, "2021-01-04", shadow: false);
        PersonBurden person = Assert.Single(ListBurden.Of(city.List).People);
        Assert.Equal(["hanbin", "hanyin"], person.Units);
        Assert.Equal((40, 26), (person.Reports, person.Mails)); // each unit's mails are its own
    }

    [Fact]
    public async Task Plan_SaysWhatItWouldCost_BesideWhatItCostsNow()
    {
        using City city = await StartAsync();
        PublicationPlan plan = await city.Parts.Publisher.PlanAsync(Town.WithoutLast().Submission, default);
        Assert.Equal((26, 25), (plan.BurdenBefore!.People[0].Reports, plan.Burden!.People[0].Reports));
    }

    private static Task<City> StartAsync() => City.PublishAsync(Town.Folder, "2021-01-04", shadow: false);
}
