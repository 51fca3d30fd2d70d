using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Tests.Catalogue;

namespace Ankang.Workflows.Tests.Support;

/// <summary>A short list as files, for tests that publish it and then change it as a person would: by editing the text.</summary>
internal sealed record Township(string Catalogue, string Published, string Units)
{
    private static readonly Lazy<IReadOnlyList<SubmittedFile>> Calendars = new(() =>
        [
            .. Directory
                .GetFiles(Seeds.Path("holidays"), "*.csv")
                .Order(StringComparer.Ordinal)
                .Select(f => new SubmittedFile(Path.GetFileName(f), File.ReadAllText(f))),
        ]
    );

    public static IReadOnlyList<SubmittedFile> Holidays => Calendars.Value;

    public static Township Of(int year, string id = "xiaoqu") =>
        new(
            $$"""
            list:
              id: {{id}}-{{year}}
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

            ladder:
              reminderDay: 1

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
                due: {{year}}-03-31
                form: once
                source: 各县区安委会制定年度工作方案
              - id: 03-articles
                task: 3
                title: 每月至少刊发2篇稿件
                shortName: 稿件
                demand: 刊发{period}稿件
                recurrence: monthly
                perPeriod: 2
                perYear: 24
                counter: 篇
                askedOf: [hanyin]
                due: {{year}}-12-31
                form: articles
                source: 汉阴县安委会每月至少刊发2篇稿件,全年不少于24篇
              - id: 04-meeting
                task: 4
                title: 召开年度工作会议
                shortName: 年度会议
                demand: 召开年度工作会议
                recurrence: once
                askedOf: [counties]
                due: {{year}}-06-30
                form: meeting
                source: 各县区安委会召开年度工作会议
            """,
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
            3月31日前 |
            |
            3.汉阴县安委会每月至少刊发2篇稿件,全年不少于24篇。 |
            汉阴县安委会 |
            12月31日前 |
            |
            4.各县区安委会召开年度工作会议。 |
            各县区安委会 |
            6月30日前 |
            |
            """,
            """
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
              - id: shiquan
                name: 石泉县安委会
                short: 石泉县
                liaison: shiquan.liaison@example.org
                supervisor: shiquan.supervisor@example.org
            groups:
              - id: counties
                name: 各县区安委会
                members: [hanbin, hanyin]
            """
        );

    public CatalogueFolder Folder => CatalogueFolder.Parse(Catalogue, Published, Units);

    public ListSubmission Submission => new(Catalogue, Published, Units, Holidays);

    /// <summary>Edits the catalogue; what is looked for must stand there.</summary>
    public Township With(string from, string to) => this with { Catalogue = Edited(Catalogue, from, to) };

    public Township WithPublished(string from, string to) => this with { Published = Edited(Published, from, to) };

    public Township WithUnits(string from, string to) => this with { Units = Edited(Units, from, to) };

    /// <summary>Without one of its duties, whose row the published text no longer has either.</summary>
    public Township WithoutLast()
    {
        string catalogue = Catalogue[..Catalogue.IndexOf("  - id: 04-meeting", StringComparison.Ordinal)];
        return this with { Catalogue = catalogue, Published = Published[..Published.IndexOf("4.各县区", StringComparison.Ordinal)] };
    }

    private static string Edited(string text, string from, string to)
    {
        from = from.ReplaceLineEndings("\n");
        Assert.Contains(from, text, StringComparison.Ordinal);
        return text.Replace(from, to.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}
