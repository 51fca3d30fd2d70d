namespace Ankang.Workflows.Torture;

/// <summary>What people do besides reporting.</summary>
public enum OfficeActKind
{
    /// <summary>暂缓发送 of an item.</summary>
    Hold,

    /// <summary>恢复发送 of an item.</summary>
    Release,

    /// <summary>退回补正 of a report.</summary>
    Return,

    /// <summary>撤回更正 by the office.</summary>
    TakeBack,

    /// <summary>撤回更正 by the unit.</summary>
    UnitTakesBack,

    /// <summary>延期申请 by the unit.</summary>
    AskExtension,

    /// <summary>同意延期, asked for or not.</summary>
    Extend,

    /// <summary>不同意延期.</summary>
    RefuseExtension,

    /// <summary>代为登记: the office enters a report for a unit.</summary>
    EnterForUnit,

    /// <summary>暂停 of the list, of a duty or of a unit.</summary>
    Pause,

    /// <summary>恢复 of what is paused.</summary>
    Resume,

    /// <summary>The list is changed: a duty has another deadline.</summary>
    ChangeDate,

    /// <summary>A unit has another liaison or another supervisor.</summary>
    ChangeContact,
}
