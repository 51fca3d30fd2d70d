namespace Ankang.Workflows.Rules.Notices;

/// <summary>The kinds of mail. One message is one (unit or person, kind, slot); kinds are never merged.</summary>
public enum NoticeKind
{
    /// <summary>任务告知, at a list's start, and of whatever comes later.</summary>
    Briefing,

    /// <summary>到期提醒, with the progress notes asked for in the same slot.</summary>
    Courtesy,

    /// <summary>提醒</summary>
    Reminder,

    /// <summary>督办</summary>
    Supervision,

    /// <summary>约谈事项告知: says itself that it is not the 约谈通知.</summary>
    Interview,

    /// <summary>周报, one a supervisor and week.</summary>
    Summary,

    /// <summary>To the office: 约谈待研究 of one unit.</summary>
    InterviewProposal,

    /// <summary>To the office: 抄告, one a rung and slot.</summary>
    Digest,

    /// <summary>To the office: 退信.</summary>
    DeliveryFailure,

    /// <summary>退回补正</summary>
    Returned,

    /// <summary>同意延期</summary>
    Extended,

    /// <summary>未同意延期</summary>
    ExtensionRefused,

    /// <summary>请阅, to the supervisor whose 督办 was not acknowledged.</summary>
    Acknowledge,

    /// <summary>约谈通知, to the principal, when the office releases it.</summary>
    InterviewLetter,

    /// <summary>To the office: 待办提示, what waits for it.</summary>
    OfficeTask,

    /// <summary>事故信息, to those on duty (值班): at once, at any hour, outside slots.</summary>
    Accident,

    /// <summary>更正: rungs that should not have left are withdrawn, to whom they went.</summary>
    Correction,

    /// <summary>新入口: a link in the place of one that is good no more, to whom it belongs today. At once, outside slots.</summary>
    FreshLink,

    /// <summary>请确认: somebody was named as 副联络员 through a link, to the unit's liaison. At once, outside slots.</summary>
    DeputyProposed,

    /// <summary>待审签, to the unit's supervisor: its liaison has reported.</summary>
    SignOff,

    /// <summary>审签退回, to the unit's liaison.</summary>
    SentBack,

    /// <summary>清单撤回: the list was published by mistake, to whoever of a unit was told of it.</summary>
    ListWithdrawn,

    /// <summary>通报, as a person issued it, to those whom that person chose.</summary>
    Bulletin,

    /// <summary>呈批: the draft of a 通报 that waits for the signature of the office's own leader. At once, outside slots.</summary>
    ForSignature,

    /// <summary>To the office: 早报 of a working day on which something waits or will leave. Before the first slot, outside slots.</summary>
    Morning,
}
