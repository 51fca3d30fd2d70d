namespace Ankang.Workflows.Rules.DueItems;

/// <summary>What somebody who acts is to the product.</summary>
public enum ActorKind
{
    /// <summary>系统: the product by itself.</summary>
    System,

    /// <summary>A person of the office, or whoever stands for it in a rehearsal.</summary>
    Office,

    /// <summary>分管领导, signed in or by his link, or who registers for him.</summary>
    Supervisor,

    /// <summary>Whoever holds the link of a unit: 联络员, 副联络员.</summary>
    UnitContact,

    /// <summary>A program with an API key (接口).</summary>
    ApiKey,

    /// <summary>Whoever holds the key of the functions host (管理密钥).</summary>
    FunctionKey,

    /// <summary>An account of the operating system that ran a command of the product (主机账号).</summary>
    MachineAccount,
}
