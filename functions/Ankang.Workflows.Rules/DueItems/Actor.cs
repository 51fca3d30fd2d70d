using System.Text.Json.Serialization;

namespace Ankang.Workflows.Rules.DueItems;

/// <summary>Who did something. It is told apart by kind and id; the name is what was shown that day, and says nothing of rights.</summary>
/// <param name="Id">Account of a signed-in person, id of the unit whose link was used; empty where the kind says all, and for lines of before.</param>
/// <param name="Name">As the history shows it: 系统, 张三, 汉滨区安委会联络员, 市安委办（接口）.</param>
[JsonConverter(typeof(ActorJson))]
public sealed record Actor(ActorKind Kind, string Id, string Name)
{
    /// <summary>系统: what the product did by itself.</summary>
    public static readonly Actor System = new(ActorKind.System, "", "系统");

    /// <summary>By which way; null for what the product did by itself, and for lines of before, where the kind tells it.</summary>
    public ActorChannel? Channel { get; init; }

    /// <summary>True for what the product did by itself.</summary>
    public bool IsSystem => Kind == ActorKind.System;

    /// <summary>Who is meant by a name that was kept alone, as all were before kinds were kept.</summary>
    public static Actor Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new(KindOf(name), "", name);
    }

    /// <summary>The name, so that pages and sentences show it.</summary>
    public override string ToString() => Name;

    private static ActorKind KindOf(string name) =>
        name == System.Name ? ActorKind.System
        : name.EndsWith("联络员", StringComparison.Ordinal) ? ActorKind.UnitContact
        : name.EndsWith("分管领导", StringComparison.Ordinal) || name.EndsWith("委托）", StringComparison.Ordinal) ? ActorKind.Supervisor
        : name.StartsWith("分管领导 ", StringComparison.Ordinal) ? ActorKind.Supervisor
        : name.EndsWith("（接口）", StringComparison.Ordinal) ? ActorKind.ApiKey
        : name == "管理密钥" ? ActorKind.FunctionKey
        : ActorKind.Office;
}
