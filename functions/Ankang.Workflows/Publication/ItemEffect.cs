namespace Ankang.Workflows.Publication;

/// <summary>What a change does to one due item.</summary>
public enum ItemEffect
{
    /// <summary>新增: it is opened at once.</summary>
    Opened,

    /// <summary>豁免: it is waived, with the reason.</summary>
    Waived,

    /// <summary>恢复: waived by an earlier change, it is open again.</summary>
    Restored,

    /// <summary>调整: its deadline, its number or its ladder changes.</summary>
    Moved,

    /// <summary>办结: what was reported suffices for the new demand.</summary>
    Completed,
}
