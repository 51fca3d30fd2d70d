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
        IReadOnlyDictionary<string, object> columns = ItemRows.ToColumns(entry, "1:0f", "Open");
        Assert.Equal(("张三", "Office", "zhangsan"), (columns["who"], columns["whoKind"], columns["whoId"]));
        Assert.Equal(entry, ItemRows.ToHistory(new StoreRow(ItemRows.HistoryRow("hanbin", 3), "e", columns)));
        Assert.Equal("张三", $"{entry.Who}");
    }

    [Theory]
    [InlineData(ActorChannel.Page)]
    [InlineData(ActorChannel.MailLink)]
    [InlineData(ActorChannel.SupervisorLink)]
    [InlineData(ActorChannel.Api)]
    [InlineData(ActorChannel.CommandLine)]
    [InlineData(ActorChannel.FunctionKey)]
    public void History_KeepsByWhichWay(ActorChannel channel)
    {
        var entry = new HistoryEntry(3, Civil.At("2021-04-01 09:00"), Zhang with { Channel = channel }, HistoryEvent.Waived, "豁免：机构撤并");
        IReadOnlyDictionary<string, object> columns = ItemRows.ToColumns(entry, "1:0f", "Open");
        Assert.Equal($"{channel}", columns["whoChannel"]);
        Assert.Equal(entry, ItemRows.ToHistory(new StoreRow(ItemRows.HistoryRow("hanbin", 3), "e", columns)));
    }

    [Fact]
    public void RowOfBefore_IsRead_WithTheKindThatItsNameTells()
    {
        var columns = new Dictionary<string, object>
        {
            ["at"] = Civil.At("2021-04-01 09:00"),
            ["who"] = "市安委办（接口）",
            ["event"] = "Waived",
            ["text"] = "豁免",
        };
        Actor who = ItemRows.ToHistory(new StoreRow(ItemRows.HistoryRow("hanbin", 3), "e", columns)).Who;
        Assert.Equal(new Actor(ActorKind.ApiKey, "", "市安委办（接口）"), who);
    }
}
