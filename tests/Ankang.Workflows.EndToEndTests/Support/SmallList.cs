using System.Text;

namespace Ankang.Workflows.EndToEndTests.Support;

/// <summary>A list of six tasks for any year, written as files: a folder <c>list</c>, and <c>holidays</c> beside it.</summary>
internal sealed class SmallList
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private SmallList(string folder, int year, string city) => (Folder, Year, Id) = (folder, year, $"{city}-{year}");

    public string Folder { get; }

    public int Year { get; }

    public string Id { get; }

    public string CataloguePath => Path.Combine(Folder, "catalogue.yaml");

    public string UnitsPath => Path.Combine(Folder, "units.yaml");

    /// <summary>Today where the list is at home.</summary>
    public static DateOnly Today => Rules.Calendar.ChinaTime.DateOf(TimeProvider.System.GetUtcNow());

    /// <param name="city">Begins the list's id.</param>
    /// <param name="name">Of the list's folder, where a test writes several.</param>
    public static SmallList Write(TempFolder folder, int year, string city = "xiaoqu", string name = "list")
    {
        var list = new SmallList(Directory.CreateDirectory(folder[name]).FullName, year, city);
        File.WriteAllText(Path.Combine(list.Folder, "published.txt"), Published(year), Utf8);
        File.WriteAllText(list.CataloguePath, Catalogue(year).Replace($"xiaoqu-{year}", list.Id, StringComparison.Ordinal), Utf8);
        File.WriteAllText(list.UnitsPath, Units, Utf8);
        list.WriteHolidays(year, year + 1);
        return list;
    }

    /// <summary>Writes the calendars of these years, and of no others.</summary>
    public void WriteHolidays(params int[] years)
    {
        string holidays = Path.Combine(Path.GetDirectoryName(Folder)!, "holidays");
        if (Directory.Exists(holidays))
            Directory.Delete(holidays, recursive: true);
        Directory.CreateDirectory(holidays);
        // Half a year away, so that today is what its weekday says.
        int month = (Today.Month + 5) % 12 + 1;
        foreach (int year in years)
        {
            IEnumerable<string> days = Enumerable.Range(2, 7).Select(day => $"{new DateOnly(year, month, day):O},假日,holiday");
            File.WriteAllLines(Path.Combine(holidays, $"{year}.csv"), ["date,name,kind", .. days], Utf8);
        }
    }

    /// <summary>Changes a file of the list as a person's slip would.</summary>
    public static void Edit(string file, string from, string to)
    {
        string text = File.ReadAllText(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal), Utf8);
    }

    private static string Published(int year) =>
        $"""
            小区安委办发〔{year}〕1号
            小区安全生产委员会办公室
            {year}年小区安全生产工作任务清单
            主要任务 |
            重点工作和要求 |
            责任单位 |
            完成时限 |
            完成进展 |
            一、安全生产工作 |
            (一)检查和会议。 |
            1.各县区安委会每月至少开展1次安全检查。 |
            各县区安委会 |
            12月31日前 |
            |
            2.各县区安委会制定年度工作方案。 |
            各县区安委会 |
            2月5日前 |
            |
            3.各县区党委每季度至少开展1次专题学习。 |
            各县区党委 |
            12月31日前 |
            |
            4.市安委办每月印发1期通报。 |
            市安委办 |
            12月31日前 |
            |
            5.各县区安委会常态化开展安全宣传。 |
            各县区安委会 |
            12月31日前 |
            |
            6.各县区安委会每两个月至少刊发1篇稿件,全年不少于6篇。 |
            各县区安委会 |
            12月31日前 |
            |
            """;

    private static string Catalogue(int year) =>
        $$"""
            list:
              id: xiaoqu-{{year}}
              year: {{year}}
              number: 小区安委办发〔{{year}}〕1号
              title: {{year}}年小区安全生产工作任务清单
              issuer: 小区安全生产委员会办公室
              issuerShort: 小区安委办
              officeUnit: office-unit
              issuedOn: {{year}}-01-04

            office:
              name: 小区安全生产委员会办公室
              email: office@example.org
              contactName: 值班联络员
              phone: 0915-0000000

            obligations:
              - id: 01-inspection
                task: 1
                title: 每月至少开展1次安全检查
                shortName: 安全检查
                demand: 开展{period}安全检查
                recurrence: monthly
                perPeriod: 1
                askedOf: [counties]
                due: {{year}}-12-31
                form: inspection
                source: 各县区安委会每月至少开展1次安全检查
              - id: 02-plan
                task: 2
                title: 制定年度工作方案
                shortName: 年度方案
                demand: 制定年度工作方案
                recurrence: once
                askedOf: [counties]
                due: {{year}}-02-05
                form: once
                source: 各县区安委会制定年度工作方案
              - id: 03-study
                task: 3
                title: 每季度至少开展1次专题学习
                shortName: 专题学习
                demand: 开展{period}专题学习
                recurrence: quarterly
                perPeriod: 1
                askedOf: [parties]
                due: {{year}}-12-31
                form: meeting
                source: 各县区党委每季度至少开展1次专题学习
              - id: 04-bulletin
                task: 4
                title: 每月印发1期通报
                shortName: 通报
                demand: 印发{period}通报
                recurrence: monthly
                perPeriod: 1
                counter: 期
                askedOf: [office-unit]
                due: {{year}}-12-31
                form: bulletin
                source: 市安委办每月印发1期通报
              - id: 05-publicity
                task: 5
                title: 常态化开展安全宣传
                shortName: 安全宣传
                demand: 常态化开展安全宣传
                recurrence: continuous
                askedOf: [counties]
                due: {{year}}-12-31
                form: standing
                source: 各县区安委会常态化开展安全宣传
              - id: 06-articles
                task: 6
                title: 每两个月至少刊发1篇稿件
                shortName: 稿件
                demand: 刊发{period}稿件
                recurrence: bimonthly
                perPeriod: 1
                perYear: 6
                counter: 篇
                askedOf: [counties]
                due: {{year}}-12-31
                form: articles
                source: 各县区安委会每两个月至少刊发1篇稿件,全年不少于6篇
            """;

    private const string Units = """
        units:
          - id: office-unit
            name: 小区安委办
            liaison: office.liaison@example.org
            supervisor: office.supervisor@example.org
          - id: hanbin
            name: 汉滨区安委会
            short: 汉滨区
            liaison: hanbin.liaison@example.org
            supervisor: hanbin.supervisor@example.org
          - id: hanyin
            name: 汉阴县安委会
            short: 汉阴县
            liaison: hanyin.liaison@example.org
            supervisor: hanyin.supervisor@example.org
          - id: hanbin-party
            name: 汉滨区委
            maxRung: reminder
            liaison: hanbin-party.liaison@example.org
        groups:
          - id: counties
            name: 各县区安委会
            members: [hanbin, hanyin]
          - id: parties
            name: 各县区党委
            members: [hanbin-party]
        """;
}
