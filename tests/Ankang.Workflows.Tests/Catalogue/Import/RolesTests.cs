using System.Text.Json;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Catalogue.Import;
using Ankang.Workflows.Catalogue.Import.Output;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Tests.Catalogue.Import;

/// <summary>Who leads is asked, who helps is told, and what is no unit is shown to a person.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class RolesTests
{
    [Theory]
    [InlineData("市应急局牵头，市住建局、市交通局配合", "市应急局", "市住建局 市交通局")]
    [InlineData("市应急局牵头、市公安局配合", "市应急局", "市公安局")]
    [InlineData("市应急局会同市住建局、市交通局", "市应急局", "市住建局 市交通局")]
    [InlineData("市住建局、市交通局按职责分工负责", "市住建局 市交通局", "")]
    [InlineData("市委宣传部牵头负责，市直各部门参与", "市委宣传部", "市直各部门")]
    [InlineData("市住建局（牵头）、市交通局（配合）", "市住建局", "市交通局")]
    [InlineData("文化站 派出所", "文化站 派出所", "")]
    [InlineData("安康市 应急管理局", "安康市应急管理局", "")]
    [InlineData("市安委会各成员 单位", "市安委会各成员单位", "")]
    [InlineData("市文化和旅游局、市应急局和市住建局", "市文化和旅游局 市应急局 市住建局", "")]
    [InlineData("牵头单位：市应急局；配合单位：市住建局，市交通局", "市应急局", "市住建局 市交通局")]
    public void Cell_PartsThoseWhoAreAskedFromThoseWhoHelp(string units, string asked, string helping)
    {
        ImportedList import = Row("每月检查一次。", units);
        ImportedDuty duty = Assert.Single(import.Duties);
        Assert.Equal((asked, helping, null), (Names(import, duty.Duty.AskedOf), Names(import, duty.Duty.Helpers), duty.Review));
    }

    [Theory]
    [InlineData("各县区安委会配合", "only those who help are named")]
    [InlineData("县应急局、县住建局等部门", "leaves open who else is asked")]
    [InlineData("张三", "“张三” does not look like a unit")]
    [InlineData("县应急局、应急", "“应急” does not look like a unit")]
    public void Cell_ThatDoesNotSayWhoIsAsked_IsShown(string units, string why)
    {
        ImportedList import = Row("每月检查一次。", units);
        ImportedDuty duty = Assert.Single(import.Duties);
        Assert.Contains(why, duty.Review, StringComparison.Ordinal);
        // No unit is made of what is none.
        Assert.DoesNotContain(ImportFiles.Folder(import).Directory.Units, u => u.Names[0].Full is "张三" or "应急");
    }

    [Fact]
    public void Time_AmongTheUnits_IsTheDeadline_AndBothLeadAndResponsibleAreAsked()
    {
        ImportedList import = Row("制定方案。", "牵头单位：市应急局（综合科）；责任单位：市住建局，6月底完成", "");
        ImportedDuty duty = Assert.Single(import.Duties);
        Assert.Equal(("市应急局 市住建局", null), (Names(import, duty.Duty.AskedOf), duty.Review));
        Assert.Equal(new DateOnly(2024, 6, 30), duty.Duty.DueOn);
        Assert.Equal("6月底完成", import.List.Tasks[0].Deadline);
    }

    [Theory]
    [InlineData("安监站每月检查企业1次。", "各成员单位", "安监站", null)]
    [InlineData("安监站每月检查企业1次，每季度通报一次。", "各成员单位", "安监站", null)]
    [InlineData("安监站每月检查企业1次。", "安监站、派出所", "安监站", null)]
    [InlineData("各村每月检查1次。", "安监站", "安监站", null)]
    [InlineData("县安委会每季度召开一次会议。", "县应急局", "县应急局", null)]
    [InlineData("安监站每月检查企业1次。", "派出所", "派出所", "the sentence names 安监站")]
    public void Unit_ThatTheSentenceNames_IsAskedBeforeAGeneralCell(string text, string units, string asked, string? why)
    {
        ImportedList import = Row(text, units);
        Assert.All(import.Duties, d => Assert.Equal(asked, Names(import, d.Duty.AskedOf)));
        Assert.All(import.Duties, d => Assert.Equal(why is null, d.Review is null));
        Assert.All(import.Duties, d => Assert.Contains(why ?? "", d.Review ?? "", StringComparison.Ordinal));
    }

    [Fact]
    public void Helpers_AreInTheFolderAndInTheJson_OnlyWhereTheListNamesThem()
    {
        ImportedList import = Row("每月检查一次。", "县应急局牵头，县公安局配合");
        CatalogueFolder folder = ImportFiles.Folder(import);
        Obligation duty = Assert.Single(folder.Catalogue.Obligations);
        Assert.Equal("县公安局", folder.Directory[Assert.Single(duty.Helpers)].Names[0].Full);
        JsonElement json = JsonDocument.Parse(CatalogueTable.ToJson(folder.Catalogue)).RootElement[0];
        Assert.Equal(duty.Helpers, json.GetProperty("helpers").EnumerateArray().Select(h => h.GetString()));

        ImportedList alone = Row("每月检查一次。", "县应急局");
        Assert.False(JsonDocument.Parse(ImportedJson.Duties(alone)).RootElement[0].TryGetProperty("helpers", out _));
        Assert.DoesNotContain("helpers", ImportedFolder.Files(alone)[CatalogueFolder.CatalogueName], StringComparison.Ordinal);
    }

    private static ImportedList Row(string text, string units, string deadline = "12月底前") =>
        ImportFiles.Text($"2024年工作任务清单\n序号\t重点任务\t责任单位\t完成时限\n1\t{text}\t{units}\t{deadline}\n", year: 2024);

    private static string Names(ImportedList import, IReadOnlyList<string> ids)
    {
        UnitDirectory directory = ImportFiles.Folder(import).Directory;
        return string.Join(' ', ids.Select(id => directory.Find(id)?.Names[0].Full ?? directory.Groups.Single(g => g.Id == id).Name));
    }
}
