using System.Text.Json;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.DueItems;

/// <summary>An actor is kept with kind, id and name; what was kept before had the name alone.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class ActorTests
{
    private static readonly Actor Zhang = new(ActorKind.Office, "zhangsan", "张三");

    [Fact]
    public void History_KeepsWhoActed_ByKindAndId_BesideTheNameThatWasShown()
    {
        var entry = new HistoryEntry(3, Civil.At("2021-04-01 09:00"), Zhang, HistoryEvent.Waived, "豁免：机构撤并");
        IReadOnlyDictionary<string, object> columns = ItemRows.ToColumns(entry);
        Assert.Equal(("张三", "Office", "zhangsan"), (columns["who"], columns["whoKind"], columns["whoId"]));
        Assert.Equal(entry, ItemRows.ToHistory(new StoreRow(ItemRows.HistoryRow("hanbin", 3), "e", columns)));
        Assert.Equal("张三", $"{entry.Who}");
    }

    [Fact] // two people of one name are two
    public void Actors_AreToldApartById_NotByName() => Assert.NotEqual(Zhang, Zhang with { Id = "zhangsan2" });

    [Theory]
    [InlineData("系统", ActorKind.System)]
    [InlineData("汉滨区安委会联络员", ActorKind.UnitContact)]
    [InlineData("市交通运输局分管领导", ActorKind.Supervisor)]
    [InlineData("赵六（受市交通运输局分管领导委托）", ActorKind.Supervisor)]
    [InlineData("分管领导 李分管", ActorKind.Supervisor)]
    [InlineData("市安委办（接口）", ActorKind.ApiKey)]
    [InlineData("管理密钥", ActorKind.FunctionKey)]
    [InlineData("市安委办", ActorKind.Office)]
    [InlineData("张三", ActorKind.Office)]
    public void RowOfBefore_IsRead_WithTheKindThatItsNameTells(string name, ActorKind kind)
    {
        var columns = new Dictionary<string, object>
        {
            ["at"] = Civil.At("2021-04-01 09:00"),
            ["who"] = name,
            ["event"] = "Waived",
            ["text"] = "豁免",
        };
        Assert.Equal(new Actor(kind, "", name), ItemRows.ToHistory(new StoreRow(ItemRows.HistoryRow("hanbin", 3), "e", columns)).Who);
        Assert.Equal(new Actor(kind, "", name), JsonSerializer.Deserialize<Actor>(JsonSerializer.Serialize(name)));
    }

    [Fact]
    public void Json_GivesTheActorBack() => Assert.Equal(Zhang, JsonSerializer.Deserialize<Actor>(JsonSerializer.Serialize(Zhang)));
}
