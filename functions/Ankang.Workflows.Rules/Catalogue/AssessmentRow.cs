namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>What an item can cost its unit: a row of the policy.</summary>
public enum AssessmentRow
{
    /// <summary>按期完成、逾期报送</summary>
    ReportedLate,

    /// <summary>逾期办结</summary>
    DoneLate,

    /// <summary>逾期未办结, while the list is not closed.</summary>
    Overdue,

    /// <summary>未完成: open when the list closed.</summary>
    NotDone,

    /// <summary>提醒 was sent after the day by which the item is judged.</summary>
    Reminder,

    /// <summary>督办, likewise.</summary>
    Supervision,

    /// <summary>约谈事项告知, likewise.</summary>
    Interview,

    /// <summary>退回补正, each time.</summary>
    Returned,

    /// <summary>Another lapse of the same duty, on top of what the lapse itself costs.</summary>
    Repeated,
}
