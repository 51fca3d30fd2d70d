using System.Net;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Tests.Web;

/// <summary>代为登记: the office enters what a unit reported by telephone or on paper, under its own name, with source and reason.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class OnBehalfTests
{
    private const string Study = "ankang-2021_08-members-study_2021-01_jiaotong";

    [Fact]
    public async Task Report_IsTheOffices_WithSourceAndReason_AndCountsFromTheDayItArrived()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 2, 1));
        (string, string)[] form =
        [
            ("request", "r1"),
            ("source", "phone"),
            ("whom", "市交通运输局张三"),
            ("receivedOn", "2021-01-31"),
            ("completedOn", "2021-01-29"),
            ("count", "1"),
            ("reason", "单位邮箱故障"),
        ];
        for (int press = 0; press < 2; press++)
        {
            using HttpResponseMessage done = await site.PostFromPageAsync($"/items/{Study}", $"/items/{Study}/on-behalf", form);
            Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        }

        Assert.True(DueItemKey.TryParse(Study, out DueItemKey key));
        HistoryEntry line = Assert.Single(await site.Parts.Work.HistoryAsync(key, default), h => h.Event == HistoryEvent.Completed);
        Assert.Equal(ActorKind.Office, line.Who.Kind);
        Assert.Contains("按期办结。代为登记：来电，市交通运输局张三，原因：单位邮箱故障", line.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("source", "", "请选择来源。")]
    [InlineData("whom", "", "请填写报送人（单位、姓名）。")]
    [InlineData("reason", "", "请填写代为登记的原因。")]
    [InlineData("receivedOn", "2021-02-02", "接报日期不能晚于今天。")]
    [InlineData("receivedOn", "2021-01-28", "接报日期不能早于召开日期。")]
    [InlineData("completedOn", "", "请填写完成日期。")]
    public async Task Report_SaysWhatIsMissing_AndRecordsNothing(string field, string value, string message)
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 2, 1));
        Dictionary<string, string> form = new()
        {
            ["request"] = "r1",
            ["source"] = "paper",
            ["whom"] = "市交通运输局张三",
            ["receivedOn"] = "2021-01-31",
            ["completedOn"] = "2021-01-29",
            ["count"] = "1",
            ["reason"] = "纸质送达",
        };
        form[field] = value;
        using HttpResponseMessage answer = await site.PostFromPageAsync(
            $"/items/{Study}",
            $"/items/{Study}/on-behalf",
            [.. form.Select(f => (f.Key, f.Value))]
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        IHtmlDocument page = await Site.ReadAsync(answer);
        Assert.Contains(page.QuerySelectorAll("#act-on-behalf .error"), e => e.TextContent.Trim() == message);
        Assert.DoesNotContain(await site.Parts.Work.HistoryAsync(DueItemKey.TryParse(Study, out DueItemKey key) ? key : default, default), h =>
            h.Who.Kind == ActorKind.Office
        );
    }
}
