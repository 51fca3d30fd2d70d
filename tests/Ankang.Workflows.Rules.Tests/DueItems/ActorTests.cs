using System.Text.Json;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Tests.DueItems;

/// <summary>Who did something: told apart by kind and id, never by the name that was shown.</summary>
public sealed class ActorTests
{
    private static readonly Actor Zhang = new(ActorKind.Office, "zhangsan", "张三");

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
    public void ANameThatWasKeptAlone_TellsTheKind(string name, ActorKind kind)
    {
        Actor actor = Actor.Of(name);
        Assert.Equal(new Actor(kind, "", name), actor);
        Assert.Equal((name, kind == ActorKind.System), (actor.ToString(), actor.IsSystem));
        Assert.Equal(actor, JsonSerializer.Deserialize<Actor>(JsonSerializer.Serialize(name)));
    }

    [Fact]
    public void System_IsTheProductByItself() => Assert.Equal(new Actor(ActorKind.System, "", "系统"), Actor.System);

    [Fact]
    public void Json_IsStoredWithKindIdAndName()
    {
        string json = JsonSerializer.Serialize(new Actor(ActorKind.ApiKey, "key-1", "desk"));
        Assert.Equal("""{"kind":"ApiKey","id":"key-1","name":"desk"}""", json);
        Assert.Equal(Zhang, JsonSerializer.Deserialize<Actor>(JsonSerializer.Serialize(Zhang)));
    }

    [Fact]
    public void Json_SaysByWhichWay_WhereItIsKnown()
    {
        Actor byPage = Zhang with { Channel = ActorChannel.Page };
        string json = JsonSerializer.Serialize(byPage);
        Assert.Equal("Page", JsonDocument.Parse(json).RootElement.GetProperty("channel").GetString());
        Assert.Equal(byPage, JsonSerializer.Deserialize<Actor>(json));
    }
}
