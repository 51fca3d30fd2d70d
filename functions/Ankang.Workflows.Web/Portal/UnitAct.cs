namespace Ankang.Workflows.Web.Portal;

/// <summary>What a form of the unit's page does.</summary>
public enum UnitAct
{
    /// <summary>报送</summary>
    Report,

    /// <summary>申请延期</summary>
    Extension,

    /// <summary>情况说明, where it is too late to ask for an extension.</summary>
    Explanation,

    /// <summary>撤回更正</summary>
    TakeBack,

    /// <summary>签收</summary>
    Sign,

    /// <summary>副联络员</summary>
    Deputy,

    /// <summary>委托</summary>
    Substitute,
}
