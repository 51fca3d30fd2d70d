namespace Ankang.Workflows.Rules.Lists;

/// <summary>How a unit was told of its duties.</summary>
public enum TellingKind
{
    /// <summary>任务告知 by mail.</summary>
    Mail,

    /// <summary>已电话通知, recorded by the office.</summary>
    Phone,

    /// <summary>已书面通知, recorded by the office.</summary>
    Paper,
}
