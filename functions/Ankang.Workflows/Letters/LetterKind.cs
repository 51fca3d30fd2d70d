namespace Ankang.Workflows.Letters;

/// <summary>The letters that the system drafts; people sign and issue them.</summary>
public enum LetterKind
{
    /// <summary>提醒函</summary>
    Reminder,

    /// <summary>督办通知单, a form to fill in.</summary>
    Supervision,

    /// <summary>约谈通知书</summary>
    Interview,

    /// <summary>约谈纪要</summary>
    Minutes,
}
