using System.Net;
using Ankang.Workflows.Attachments;
using Ankang.Workflows.Tests.Attachments;

namespace Ankang.Workflows.Tests.Web;

/// <summary>A unit's files in one list have a limit together.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class AttachmentQuotaTests
{
    [Fact]
    public async Task File_IsRefusedAndNamed_WhereTheUnitsFilesAreTooMuch()
    {
        await using Site site = await Site.StartAsync(
            new DateOnly(2021, 1, 29),
            settings: [("Attachments:MaxMegabytes", "1"), ("Attachments:UnitMegabytes", "1")]
        );
        VisitedUnit unit = await VisitedUnit.OfAsync(site, "jiaotong", "08-members-study");
        byte[] large = [.. A.Pdf, .. new byte[700_000]];
        byte[] other = [.. A.Pdf, .. new byte[700_001]];
        using HttpResponseMessage answer = await site.SendWithFilesAsync(
            unit.Link,
            [("request", "r1"), ("item", unit.Item), ("completedOn", "2021-01-27"), ("count", "1"), ("note", "已开展")],
            ("通知.pdf", large),
            ("总结.pdf", other)
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        string said = Assert.Single((await Site.ReadAsync(answer)).GetElementById(unit.Item)!.QuerySelectorAll(".error")).TextContent;
        Assert.Equal("总结.pdf：本单位在本清单中的附件合计已达上限1MB，该文件没有保存，请与市安委办联系。", said);
        Assert.Single(site.Files.Stored);
        Assert.Equal(0, (await site.ItemAsync(unit.Item)).Count);
    }

    [Fact]
    public void Setting_IsNoLessThanOneFile() =>
        Assert.Equal(
            "Attachments:UnitMegabytes is 5; write 20 (MaxMegabytes) to 1000000.",
            Assert.Single(new AttachmentOptions { UnitMegabytes = 5 }.Faults())
        );
}
