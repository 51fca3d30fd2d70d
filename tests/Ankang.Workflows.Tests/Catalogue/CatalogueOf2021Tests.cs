using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Tests.Catalogue;

[Trait(Tier.Name, Tier.Fast)]
public sealed class CatalogueOf2021Tests
{
    private static YearCatalogue Catalogue => Seeds.Catalogue;

    private static IEnumerable<Obligation> Of(int task) => Catalogue.Obligations.Where(o => o.Task == task);

    [Theory]
    [InlineData(Recurrence.Monthly, 9)]
    [InlineData(Recurrence.Bimonthly, 2)]
    [InlineData(Recurrence.Quarterly, 11)]
    [InlineData(Recurrence.HalfYearly, 6)]
    [InlineData(Recurrence.Yearly, 3)]
    [InlineData(Recurrence.Once, 35)]
    [InlineData(Recurrence.Continuous, 19)]
    public void Obligations_AreSoMany_OfEachRecurrence(Recurrence recurrence, int expected) =>
        Assert.Equal(expected, Catalogue.Obligations.Count(o => o.Recurrence == recurrence));

    [Fact]
    public void List_NamesTheDocument_AsIssued()
    {
        TaskList list = Catalogue.List;
        Assert.Equal(("ankang-2021", 2021, "安市安委办发〔2021〕3号"), (list.Id, list.Year, list.Number));
        Assert.Equal((new(2021, 1, 18), new(2021, 1, 18), new(2022, 3, 31)), (list.IssuedOn, list.EffectiveFrom, list.ClosesOn));
        Assert.Equal("市安委办", Seeds.Directory[list.OfficeUnit].NameOn(list.IssuedOn).Full);
        Assert.Equal(new LadderPolicy(), Catalogue.Policy);
    }

    [Theory]
    [InlineData(15, "halfyearly quarterly")] // 市委 and 市政府 respectively
    [InlineData(16, "once once quarterly")]
    [InlineData(17, "once once quarterly quarterly")] // 党委 and 政府 apart
    [InlineData(25, "monthly monthly quarterly quarterly monthly quarterly")] // report-ups last, with the rhythm of what is reported
    [InlineData(26, "halfyearly halfyearly halfyearly")]
    [InlineData(30, "once once yearly halfyearly once")]
    [InlineData(33, "monthly bimonthly")]
    [InlineData(38, "continuous monthly quarterly continuous continuous")]
    public void Obligations_KeepTheRhythmsApart_WhereATaskHasSeveral(int task, string expected) =>
        Assert.Equal(expected, string.Join(' ', Of(task).Select(o => o.Recurrence.Code())));

    [Fact]
    public void Obligations_HaveAYearlyQuota_OnlyWherePrintedBesideARhythm()
    {
        Assert.Equal(
            [(7, 12), (8, 12), (9, 4), (13, 12), (14, 24)],
            Catalogue.Obligations.Where(o => o.PerYear is not null).Select(o => (o.Task, o.PerYear!.Value))
        );
        Obligation articles = Assert.Single(Catalogue.Obligations, o => o.Within.Count > 0);
        Assert.Equal((13, new SubQuota("中省市主流媒体和刊物", 2)), (articles.Task, Assert.Single(articles.Within)));
    }

    [Fact]
    public void Obligations_HaveAMinimum_OfThePrintedSize()
    {
        Assert.Equal(
            [("14b-county-articles", 2), ("14c-county-slogans", 2), ("27a-sector-rules", 2)],
            Catalogue.Obligations.Where(o => o.PerPeriod > 1).Select(o => (o.Id, o.PerPeriod!.Value))
        );
        Assert.All(Catalogue.Obligations, o => Assert.Equal(o.Recurrence.IsPeriodic() || o.PerPeriod > 1, o.PerPeriod is not null));
        Obligation inspection = Assert.Single(Catalogue.Obligations, o => o.MinimumSize is not null);
        Assert.Equal(("25a-inspection", 1, 5), (inspection.Id, inspection.PerPeriod, inspection.MinimumSize)); // 5户 is a size, no count
    }

    [Fact]
    public void Obligations_ReportUp_WhereTheTextSaysSo() =>
        Assert.Equal(["02b", "03b", "25e", "25f", "26c", "27b"], Catalogue.Obligations.Where(o => o.ReportUp).Select(o => o.Id[..3]));

    [Fact]
    public void Task1_OpensClosed_WithTheNoticeAsEvidence()
    {
        Obligation first = Assert.Single(Of(1));
        Assert.Equal(OpeningKind.FulfilledByNotice, first.Opening);
        Assert.Contains(Catalogue.List.Number, first.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Tasks31And40_OpenNothing_UntilReported()
    {
        Assert.Equal([31, 31, 40, 40], Catalogue.Obligations.Where(o => o.Opening == OpeningKind.Report).Select(o => o.Task));
        Assert.All([.. Of(31), .. Of(40)], o => Assert.Equal((Recurrence.Continuous, null), (o.Recurrence, o.PerPeriod)));
    }

    [Fact]
    public void Task34_FellDue_BeforeTheNotice()
    {
        Obligation training = Assert.Single(Of(34));
        Assert.Equal(new(2021, 1, 10), training.DueOn);
        Assert.True(training.DueOn < Catalogue.List.IssuedOn);
        Assert.Equal([34], Catalogue.Obligations.Where(o => o.DueOn < Catalogue.List.IssuedOn).Select(o => o.Task));
    }

    [Fact]
    public void DueOn_IncludesTheDay_WhenThePrintSaysBeforeIt() =>
        Assert.Equal(DateTimeOffset.Parse("2021-02-06T00:00:00+08:00"), ChinaTime.EndOf(Of(3).First().DueOn));

    [Fact]
    public void Task15_IsTheOffices_NotTheCommitteesOrGovernments() => Assert.All(Of(15), o => Assert.Equal(["anweiban"], o.AskedOf));

    [Fact]
    public void Task28_MayBeClosedAsNotApplicable() =>
        Assert.Contains("不适用", Assert.Single(Of(28), o => o.Recurrence == Recurrence.Yearly).Evidence, StringComparison.Ordinal);

    [Fact]
    public void Task30_CapsTheSecondHalf_AtThePublishedDeadline() => Assert.All(Of(30), o => Assert.Equal(new(2021, 11, 30), o.DueOn));

    [Fact]
    public void AskedOf_FollowsThePrintedUnits()
    {
        var printed = new Dictionary<string, string>
        {
            ["市安委办(工作专班办公室)"] = "anweiban",
            ["市安委办"] = "anweiban",
            ["市级各专委会办公室、市生态环境局"] = "committee-offices shengtai",
            ["市级各专委会办公室、市生态环境局,各县区(开发区)安委会"] = "committee-offices shengtai counties",
            ["各县区(开发区)安委会"] = "counties",
            ["各县区(开发区)党委、政府"] = "county-parties county-governments",
            ["市安委会各成员单位"] = "members",
            ["市安委会各有关成员单位"] = "members-concerned",
            ["各企业"] = "enterprises",
            ["市委宣传部、市安委办(工作专班办公室)"] = "xuanchuan anweiban",
        };
        var respectively = new Dictionary<string, string>
        {
            ["17c-county-party-session"] = "county-parties",
            ["17d-county-government-session"] = "county-governments",
        };
        foreach (Obligation duty in Catalogue.Obligations)
        {
            Assert.Equal(Catalogue.TaskOf(duty).Units, duty.Units);
            Assert.Equal(respectively.GetValueOrDefault(duty.Id, printed[duty.Units]), string.Join(' ', duty.AskedOf));
        }
    }

    [Fact]
    public void Demand_ReadsWell_InTheReminder()
    {
        Obligation articles = Catalogue["14b-county-articles"];
        Assert.Equal("新闻宣传稿件", articles.ShortName);
        Assert.Equal(
            "根据《清单》第14项，你单位应于2021年3月31日前刊发3月新闻宣传稿件不少于2篇。",
            $"根据《清单》第{articles.Task}项，你单位应于2021年3月31日前{articles.Demand.Replace("{period}", "3月", StringComparison.Ordinal)}。"
        );
    }

    [Fact]
    public void Words_AreFullWidth_AndWithoutAFinalStop()
    {
        foreach (string words in Catalogue.Obligations.SelectMany(o => new[] { o.Title, o.ShortName, o.Demand }))
        {
            Assert.DoesNotMatch("[,;:()\"]", words);
            Assert.DoesNotMatch("[。，；]$", words);
        }
    }

    [Fact]
    public void Demands_StateTheirNumber()
    {
        foreach (Obligation duty in Catalogue.Obligations.Where(o => o.PerPeriod > 1))
            Assert.EndsWith($"不少于{duty.PerPeriod}{duty.Counter}", duty.Demand, StringComparison.Ordinal);
    }

    [Fact]
    public void Counters_AgreeWithTheForm()
    {
        Assert.All(Catalogue.Obligations.Where(o => o.Form == FormKind.Articles), o => Assert.Equal("篇", o.Counter));
        Assert.All(Catalogue.Obligations.Where(o => o.Recurrence == Recurrence.Continuous), o =>
            Assert.True(o.Form is FormKind.Standing or FormKind.Accident)
        );
        // A form without a count could never reach two.
        Assert.All(Catalogue.Obligations.Where(o => o.PerPeriod > 1), o => Assert.NotEqual(FormKind.Once, o.Form));
    }
}
