using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Tests.Catalogue;

[Trait(Tier.Name, Tier.Fast)]
public sealed class CatalogueReaderTests
{
    internal const string Published = """
        甲市安委办发〔2021〕1号 甲市安委办关于印发《甲市任务清单》的通知
        主要任务 | 重点工作和要求 | 责任单位 | 完成时限 | 完成进展 |
        一、学习 ||||
        (一)学习。 | 1.每月至少开展1次专题学习,全年不少于12次。 | 各单位 | 12月31日前 | |
        2.制定方案,并报市安委办。 | 各单位 | 3月31日前 | |
        """;

    [Fact]
    public void Review_IsAskedForByTheDuty_AndItsDaysByTheLadder()
    {
        YearCatalogue catalogue = CatalogueReader.Parse(
            Good.Replace("form: meeting", "form: meeting\n    review: true")
                .Replace("obligations:", "ladder: { reviewDays: 5, acknowledgeDays: 2 }\nobligations:"),
            Published,
            "catalogue.yaml"
        );
        Assert.Equal([true, false, false], catalogue.Obligations.Select(o => o.Review));
        Assert.Equal(
            (5, 3, 5, 2),
            (catalogue.Policy.ReviewDays, catalogue.Policy.ReturnDays, catalogue.Policy.ExtensionDays, catalogue.Policy.AcknowledgeDays)
        );
        CatalogueException fault = Assert.Throws<CatalogueException>(() =>
            CatalogueReader.Parse(Good.Replace("form: meeting", "form: meeting\n    review: maybe"), Published, "catalogue.yaml")
        );
        Assert.Contains("review", fault.Message, StringComparison.Ordinal);
    }

    // In mid-year a second duty joins one that was published without a letter, or leaves one alone with its own.
    [Theory]
    [InlineData("id: 02a-plan\n", "id: 02-plan\n")]
    [InlineData("id: 01-study\n", "id: 01b-study\n")]
    public void Parse_TakesTheIdsThatStand_WhenDutiesJoinOrLeaveATask(string old, string with) =>
        Assert.Equal(3, CatalogueReader.Parse(Good.Replace(old, with), Published, "catalogue.yaml").Obligations.Count);

    [Fact]
    public void Parse_AsksForLetters_WhenTwoDutiesOfATaskHaveNone()
    {
        CatalogueException fault = Assert.Throws<CatalogueException>(() =>
            CatalogueReader.Parse(Good.Replace("id: 02a-plan\n", "id: 02-plan\n").Replace("id: 02b-", "id: 02-"), Published, "catalogue.yaml")
        );
        Assert.Contains("a letter where the task has several", fault.Message, StringComparison.Ordinal);
    }

    internal const string Good = """
        list:
          id: jia-2021
          year: 2021
          number: 甲市安委办发〔2021〕1号
          title: 甲市任务清单
          issuer: 甲市安委办
          issuerShort: 市安委办
          officeUnit: office
          issuedOn: 2021-01-18
        office: { name: 甲市安委办, email: office@example.org, contactName: 张三, phone: '0000' }
        obligations:
          - id: 01-study
            task: 1
            title: 专题学习
            shortName: 专题学习
            demand: 开展{period}专题学习不少于1次
            recurrence: monthly
            perPeriod: 1
            perYear: 12
            askedOf: [all]
            due: 2021-12-31
            form: meeting
            source: 每月至少开展1次专题学习,全年不少于12次。
          - id: 02a-plan
            task: 2
            title: 制定方案
            shortName: 方案
            demand: 制定方案
            recurrence: once
            askedOf: [all]
            due: 2021-03-31
            form: once
            source: 制定方案
          - id: 02b-plan-report
            task: 2
            title: 方案报送
            shortName: 方案报送
            demand: 将方案报市安委办
            recurrence: once
            askedOf: [office]
            due: 2021-03-31
            form: bulletin
            reportUp: true
            source: 并报市安委办。
        """;

    internal const string Units = """
        units:
          - { id: office, name: 市安委办, liaison: office@example.org }
          - { id: north, name: 北区安委会, short: 北区, liaison: { name: 李四, email: north@example.org, phone: '1' } }
        groups:
          - { id: all, name: 各单位, members: [office, north] }
        """;

    [Fact]
    public void Parse_ReadsEverything_WhenNothingIsWrong()
    {
        CatalogueFolder folder = CatalogueFolder.Parse(Good, Published, Units);

        Assert.Equal(["01-study", "02a-plan", "02b-plan-report"], folder.Catalogue.Obligations.Select(o => o.Id));
        Assert.Equal((new(2021, 1, 18), new(2022, 3, 31)), (folder.Catalogue.List.EffectiveFrom, folder.Catalogue.List.ClosesOn));
        Assert.Equal("各单位", folder.Catalogue["02b-plan-report"].Units);
        Assert.True(folder.Catalogue["02b-plan-report"].ReportUp);
        Assert.Equal(new("李四", "north@example.org", "1"), folder.Directory["north"].Liaison);
    }

    [Theory]
    // what to change, into what, line of the fault, what is said to be found, what is expected
    [InlineData("due: 2021-12-31", "due: 2021-04-31", 21, "'01-study': 'due' is '2021-04-31', which is not a date", "2021-04 has 30 days")]
    [InlineData("due: 2021-12-31", "due: 31 April", 21, "'due' is '31 April', which is not a date", "a date as 2021-03-31")]
    [InlineData("due: 2021-12-31", "due: 2021-12-30", 21, "'due' is 2021-12-30, the published row says 12月31日前", "2021-12-31")]
    [InlineData("    shortName: 方案\n", "", 24, "'02a-plan': 'shortName' is missing", "a value for 'shortName'")]
    [InlineData("    perPeriod: 1\n", "", 12, "'perPeriod' is missing", "1 where none is printed")]
    [InlineData("shortName: 方案\n", "shortName: 一个非常非常长的简称超过了\n", 27, "has 13 characters", "at most 12")]
    [InlineData("reportUp: true", "reportup: true", 43, "the key 'reportup' is not known", "reportUp")]
    [InlineData("reportUp: true", "reportUp: yes", 43, "'reportUp' is 'yes'", "true or false")]
    [InlineData("askedOf: [all]\n    due: 2021-03-31", "askedOf: [al]\n    due: 2021-03-31", 30, "'al' is no unit or group", "units.yaml")]
    [InlineData("askedOf: [office]", "askedOf: [office]\n    helpers: [nobody]", 41, "'nobody' is no unit or group", "units.yaml")]
    [InlineData("askedOf: [office]", "askedOf: []", 40, "no unit is asked", "at least one unit or group")]
    [InlineData("officeUnit: office", "officeUnit: nobody", 8, "the unit 'nobody' is not in the directory", "the office's own unit")]
    [InlineData("id: 02b-plan-report", "id: 02a-plan", 34, "the id '02a-plan' stands twice", "each id once")]
    [InlineData("id: 02b-plan-report", "id: 02b-Plan_report", 34, "the id '02b-Plan_report' cannot be part of a key", "02a-some-words")]
    [InlineData("id: 02b-plan-report", "id: 03b-plan-report", 34, "does not fit task 2", "a letter where the task has several")]
    [InlineData("id: 01-study", "id: 03-study", 12, "does not fit task 1", "01-some-words")]
    [InlineData("task: 1\n", "task: 9\n", 13, "task 9 is not in the published list", "a task from 1 to 2")]
    [InlineData(
        "recurrence: monthly",
        "recurrence: daily",
        17,
        "'recurrence' is 'daily'",
        "once, weekly, tendaily, monthly, bimonthly, quarterly, halfyearly, yearly, continuous"
    )]
    [InlineData("form: meeting", "exceptMonths: [七月]\n    form: meeting", 22, "'七月' is no month", "months from 1 to 12")]
    [InlineData(
        "form: once",
        "exceptMonths: [7]\n    form: once",
        32,
        "months are excepted from a duty that is once",
        "no period is longer than a month"
    )]
    [InlineData("form: meeting", "dueWithin: 25\n    form: meeting", 22, "'25' is no day within a period", "day 25")]
    [InlineData("form: meeting", "dueWithin: weekday 1\n    form: meeting", 22, "is no day of a duty that is monthly", "a weekday for weekly duties")]
    [InlineData("form: meeting", "form: table", 22, "'form' is 'table'", "once, meeting, articles")]
    [InlineData("perPeriod: 1", "perPeriod: 一", 18, "'perPeriod' is '一'", "a whole number")]
    [InlineData("开展{period}专题学习", "开展专题学习", 16, "does not name its period", "{period}")]
    [InlineData("demand: 制定方案", "demand: 制定{period}方案", 28, "names its period", "of no other")]
    [InlineData("demand: 制定方案", "demand: 制定{year}方案", 28, "has a field that is not known", "{period} only")]
    [InlineData(
        "recurrence: once\n    askedOf: [all]",
        "recurrence: continuous\n    perPeriod: 1\n    askedOf: [all]",
        30,
        "a continuous duty has a number",
        "none"
    )]
    [InlineData("source: 制定方案", "source: 制订方案", 33, "'制订方案' does not stand in the published row of task 2", "2.制定方案,并报市安委办。")]
    [InlineData(
        "number: 甲市安委办发〔2021〕1号",
        "number: 甲市安委办发〔2021〕2号",
        4,
        "does not stand in the published text",
        "the number as published"
    )]
    [InlineData("email: office@example.org", "email: office", 10, "'office' is not a mail address", "an address")]
    [InlineData("issuedOn: 2021-01-18", "issuedOn: 2021-01-18\n  closesOn: 2021-01-01", 10, "closes on 2021-01-01", "after effectiveFrom")]
    public void Parse_SaysLineFoundAndExpected_WhenTheReadingIsWrong(string old, string with, int line, string found, string expected)
    {
        Assert.Contains(old, Good, StringComparison.Ordinal);
        CatalogueException e = Assert.Throws<CatalogueException>(() =>
            CatalogueFolder.Parse(Good.Replace(old, with, StringComparison.Ordinal), Published, Units)
        );

        FileFault fault = Assert.Single(e.Faults, f => f.Found.Contains(found, StringComparison.Ordinal));
        Assert.Equal(("catalogue.yaml", line), (fault.File, fault.Line));
        Assert.Contains(expected, fault.Expected, StringComparison.Ordinal);
        Assert.NotEmpty(fault.Mend);
    }

    [Fact]
    public void Parse_NamesTheTask_WhenItHasNoObligation()
    {
        string without = Good[..Good.IndexOf("  - id: 02a-plan", StringComparison.Ordinal)];
        FileFault fault = Assert.Single(Assert.Throws<CatalogueException>(() => CatalogueReader.Parse(without, Published, "jia.yaml")).Faults);
        Assert.Equal(
            "jia.yaml, line 11: the file: task 2 has no obligation. Expected at least one for every published task. Add what task 2 asks for: 2.制定方案,并报市安委办。",
            fault.ToString()
        );
    }

    [Fact]
    public void Parse_SaysThatOnlyTheWidthDiffers_WhenTheSourceHasFullWidthPunctuation()
    {
        string wide = Good.Replace("专题学习,全年", "专题学习，全年", StringComparison.Ordinal);
        Assert.Contains(
            "Only the width of the punctuation differs",
            Assert.Throws<CatalogueException>(() => CatalogueReader.Parse(wide, Published, "jia.yaml")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Parse_LeavesBlanksAside_InTheSource()
    {
        string blank = Good.Replace("source: 制定方案", "source: 制定 方案", StringComparison.Ordinal);
        Assert.Equal(3, CatalogueReader.Parse(blank, Published, "jia.yaml").Obligations.Count);
    }

    [Theory]
    [InlineData("  id: jia-2021", "\tid: jia-2021", 2)] // a tab
    [InlineData("  year: 2021", "  id: again\n  year: 2021", 3)] // a key twice
    [InlineData("title: 专题学习", "title: '专题学习", 14)] // a quotation mark that is never closed
    public void Parse_NamesTheLine_WhenItIsNotYaml(string old, string with, int line)
    {
        FileFault fault = Assert.Single(
            Assert
                .Throws<CatalogueException>(() => CatalogueReader.Parse(Good.Replace(old, with, StringComparison.Ordinal), Published, "jia.yaml"))
                .Faults
        );
        Assert.StartsWith("this is not YAML", fault.Found, StringComparison.Ordinal);
        Assert.InRange(fault.Line, line - 1, line + 2);
    }

    [Fact]
    public void Parse_ReportsAllFaultsOfAllFiles_AtOnce()
    {
        string reading = Good.Replace("due: 2021-12-31", "due: 2021-13-31", StringComparison.Ordinal)
            .Replace("form: bulletin", "form: none", StringComparison.Ordinal);
        string units = Units.Replace("members: [office, north]", "members: [office, south]", StringComparison.Ordinal);
        CatalogueException e = Assert.Throws<CatalogueException>(() =>
            CatalogueFolder.Parse(
                reading,
                Published.Replace(" | 3月31日前", "", StringComparison.Ordinal).Replace("| |", "||", StringComparison.Ordinal),
                units
            )
        );

        Assert.Equal(["catalogue.yaml", "published.txt", "units.yaml"], e.Faults.Select(f => f.File).Distinct().Order(StringComparer.Ordinal));
        Assert.All(e.Faults, f => Assert.Contains(f.ToString(), e.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("id: north", "id: office", "the id 'office' stands twice")]
    [InlineData("id: all", "id: north", "the id 'north' stands twice")] // units and groups share one space of ids
    [InlineData("id: north", "id: North", "the id 'North' cannot be part of a key")]
    [InlineData("short: 北区", "shrt: 北区", "the key 'shrt' is not known")]
    [InlineData("name: 北区安委会", "maxRung: never, name: 北区安委会", "'maxRung' is 'never'")]
    [InlineData("email: north@example.org", "mail: north@example.org", "'email' is missing")]
    [InlineData("north@example.org", "north@", "'north@' is not a mail address")]
    [InlineData("name: 北区安委会", "name: 北区安委会, seatedIn: nowhere", "'nowhere' is no unit of this file")]
    [InlineData("members: [office, north]", "members: [office, north, north]", "'north' stands twice")]
    [InlineData(
        "name: 北区安委会",
        "name: 北区安委会, renamed: [{ from: 2021-02-30, name: 北市安委会 }]",
        "'from' is '2021-02-30', which is not a date"
    )]
    public void DirectoryParse_SaysWhatIsFound_WhenAnEntryIsWrong(string old, string with, string found)
    {
        Assert.Contains(old, Units, StringComparison.Ordinal);
        CatalogueException e = Assert.Throws<CatalogueException>(() =>
            DirectoryReader.Parse(Units.Replace(old, with, StringComparison.Ordinal), "units.yaml")
        );
        FileFault fault = Assert.Single(e.Faults, f => f.Found.Contains(found, StringComparison.Ordinal));
        Assert.InRange(fault.Line, 2, 5);
    }

    [Fact]
    public void Parse_GivesTheSameVersion_ForTheSameContentOnly()
    {
        string version = CatalogueReader.Parse(Good, Published, "a.yaml").Version;
        Assert.Matches("^[0-9a-f]{12}$", version);
        Assert.Equal(version, CatalogueReader.Parse(Good.Replace("\n", "\r\n", StringComparison.Ordinal), Published, "b.yaml").Version);
        Assert.NotEqual(version, CatalogueReader.Parse(Good + "\n# reviewed", Published, "a.yaml").Version);
    }

    [Fact]
    public void Load_KeepsTheTexts_SoThatTheyParseToTheSameAgain()
    {
        CatalogueFolder seeds = Seeds.Of2021;
        CatalogueFolder again = CatalogueFolder.Parse(seeds.CatalogueText, seeds.PublishedText, seeds.UnitsText, seeds.AssessmentText);
        Assert.Equal(seeds.Catalogue.Version, again.Catalogue.Version);
        Assert.Equal(CatalogueTable.ToJson(seeds.Catalogue), CatalogueTable.ToJson(again.Catalogue));
    }

    [Fact]
    public void Load_NamesEveryMissingFile_WhenTheFolderIsEmpty() =>
        Assert.Equal(3, Assert.Throws<CatalogueException>(() => CatalogueFolder.Load(Seeds.Path("2020"))).Faults.Count);
}
