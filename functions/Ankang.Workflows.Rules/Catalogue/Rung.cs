namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>A rung of the ladder "一次提醒、两次督办、三次约谈" (task 40).</summary>
public enum Rung
{
    /// <summary>No rung was taken.</summary>
    None = 0,

    /// <summary>提醒</summary>
    Reminder = 1,

    /// <summary>督办</summary>
    Supervision = 2,

    /// <summary>约谈</summary>
    Interview = 3,
}
