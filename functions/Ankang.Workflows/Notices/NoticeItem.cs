namespace Ankang.Workflows.Notices;

/// <summary>One due item as mails speak of it.</summary>
public sealed record NoticeItem
{
    /// <summary>The item's public id, with the quarter behind it for a progress note: names it across mails and calendar files.</summary>
    public required string Id { get; init; }

    /// <summary>How often the item had changed when this was said of it.</summary>
    public int Revision { get; init; }

    /// <summary>Published number of its task (第14项).</summary>
    public required int Task { get; init; }

    /// <summary>Where its duty stands among those of the list, from 0: tells apart several of one task.</summary>
    public int Order { get; init; }

    public required string ShortName { get; init; }

    /// <summary>2021年3月, 第一季度, …; empty for one-off and standing duties.</summary>
    public required string PeriodName { get; init; }

    /// <summary>Predicate of "{你单位}应于…前", period filled in.</summary>
    public required string Demand { get; init; }

    public required DateOnly DueOn { get; init; }

    public required DateOnly OriginalDueOn { get; init; }

    /// <summary>The deadline as it was first, where a change of the list has moved it to an earlier day; null otherwise.</summary>
    public DateOnly? MovedFrom { get; init; }

    public int? Required { get; init; }

    public int Count { get; init; }

    public string Counter { get; init; } = "次";

    /// <summary>What the sub-quota counts (中省市主流媒体和刊物); null where there is none.</summary>
    public string? WithinWhat { get; init; }

    public int? RequiredWithin { get; init; }

    public int CountWithin { get; init; }

    /// <summary>A progress note of a standing duty is asked for (第一季度进展说明), not the duty itself.</summary>
    public bool IsProgressNote { get; init; }

    /// <summary>Civil day on which the 提醒 was accepted.</summary>
    public DateOnly? RemindedOn { get; init; }

    /// <summary>电话 or 书面 where the office gave the 提醒 so; null where it went by mail.</summary>
    public string? RemindedBy { get; init; }

    /// <summary>Civil day on which the 督办 was accepted.</summary>
    public DateOnly? SupervisedOn { get; init; }

    /// <summary>Civil day on which the 约谈事项告知 was accepted.</summary>
    public DateOnly? InterviewedOn { get; init; }

    /// <summary>What became of it before the office since: 待研究, 已签发, 已约谈, …</summary>
    public string InterviewStands { get; init; } = "待研究";

    /// <summary>The civil day of the 约谈; null until one was held.</summary>
    public DateOnly? InterviewHeldOn { get; init; }

    /// <summary>已电话通知张三（4月1日，市安委办王丽）: how the office told the unit of the duty by other means than mail; null where it did not.</summary>
    public string? ToldByHand { get; init; }

    /// <summary>Civil day on which the unit was first told of the duty; null where nobody told it, or where that is not said.</summary>
    public DateOnly? ToldOn { get; init; }

    /// <summary>Reply-by day named in the last rung, for the weekly summary.</summary>
    public DateOnly? ReplyBy { get; init; }

    /// <summary>The day that the rung named, where a newer calendar made it a day off and <see cref="ReplyBy"/> is earlier; null otherwise.</summary>
    public DateOnly? ReplyMovedFrom { get; init; }

    /// <summary>That day is over when the mail speaks: nothing is asked by it any more.</summary>
    public bool IsReplyOver { get; init; }

    /// <summary>Working days after the due day, today included; 0 when not overdue.</summary>
    public int WorkingDaysLate { get; init; }

    /// <summary>What a person gave as the reason: of a return, a refusal, a rung opened by hand; for the office, why it waits. Null where none.</summary>
    public string? Reason { get; init; }

    /// <summary>The day of the report or request that the notice answers.</summary>
    public DateOnly? AnswersOn { get; init; }

    /// <summary>The last day that an answer gives: to report again after a return, to report after a refusal.</summary>
    public DateOnly? MendBy { get; init; }

    /// <summary>The day of the report that was returned; null unless the item is 退回补正 and nothing was reported since.</summary>
    public DateOnly? ReportedOn { get; init; }

    /// <summary>The day of the return; null unless the item is 退回补正 and nothing was reported since.</summary>
    public DateOnly? ReturnedOn { get; init; }

    /// <summary>延期申请正在办理.</summary>
    public bool ExtensionAsked { get; init; }

    /// <summary>单位审签: the day of a report that its supervisor has not agreed to; null where none waits.</summary>
    public DateOnly? AwaitsSignOffSince { get; init; }

    /// <summary>The due day is no working day; the last working day before it, for "建议…前报送". Null otherwise.</summary>
    public DateOnly? SuggestedDay { get; init; }
}
