using System.Text.Json;
using Ankang.Workflows.Catalogue;

namespace Ankang.Workflows.Tests.Catalogue;

[Trait(Tier.Name, Tier.Fast)]
public sealed class CatalogueTableTests
{
    private static readonly string Json = CatalogueTable.ToJson(Seeds.Catalogue);

    [Fact]
    public void ToJson_WritesOneObjectAnObligation_InTheOrderOfTheText()
    {
        using JsonDocument document = JsonDocument.Parse(Json);
        JsonElement[] rows = [.. document.RootElement.EnumerateArray()];

        Assert.Equal(Seeds.Catalogue.Obligations.Select(o => o.Id), rows.Select(r => r.GetProperty("id").GetString()));
        Assert.Equal(rows.Select(r => r.GetProperty("task").GetInt32()).Order(), rows.Select(r => r.GetProperty("task").GetInt32()));
        string[] keys = ["id", "task", "section", "group", "title", "recurrence", "perPeriod", "perYear", "units", "due", "source"];
        Assert.All(rows, r => Assert.Equal(keys, r.EnumerateObject().Select(p => p.Name).Where(n => n != "within")));
    }

    [Fact]
    public void ToJson_WritesChineseAsItIs_AndNullWhereNothingIsPrinted()
    {
        Assert.DoesNotContain("\\u", Json, StringComparison.Ordinal);
        Assert.Contains(
            """
                "title": "每月宣传报道安全生产工作，全年稿件不少于12篇，其中中省市主流媒体和刊物不少于2篇",
                "recurrence": "monthly",
                "perPeriod": 1,
                "perYear": 12,
                "within": [
                  {
                    "what": "中省市主流媒体和刊物",
                    "perYear": 2
                  }
                ],
                "units": "市安委会各成员单位",
                "due": "2021-12-31",
            """,
            Json,
            StringComparison.Ordinal
        );
        Assert.Contains(
            """
              {
                "id": "33b-liaison-meeting",
                "task": 33,
                "section": "五、推进安全生产专项整治三年行动工作落实",
                "group": "(十五)强化推动落实",
                "title": "每2个月组织召开1次专项整治联络员会议",
                "recurrence": "bimonthly",
                "perPeriod": 1,
                "perYear": null,
            """,
            Json,
            StringComparison.Ordinal
        );
        Assert.Single(Json.Split("\"within\"").Skip(1));
    }

    [Fact]
    public void Rows_FillEveryColumn_ForPeople()
    {
        IReadOnlyList<IReadOnlyList<string>> rows = CatalogueTable.Rows(Seeds.Catalogue.Obligations);
        Assert.All(rows, r => Assert.Equal(CatalogueTable.Columns.Count, r.Count));
        Assert.Equal(
            [
                "13-member-articles",
                "第13项",
                "每月宣传报道安全生产工作，全年稿件不少于12篇，其中中省市主流媒体和刊物不少于2篇",
                "每月",
                "1篇",
                "12篇（其中中省市主流媒体和刊物2篇）",
                "市安委会各成员单位",
                "2021年12月31日",
            ],
            rows.Single(r => r[0] == "13-member-articles")
        );
    }
}
