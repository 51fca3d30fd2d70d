namespace Ankang.Workflows.Rules.DueItems;

/// <summary>What a line of the history (台账) records.</summary>
public enum HistoryEvent
{
    /// <summary>待办事项生成</summary>
    Opened,

    /// <summary>报送, not yet complete</summary>
    Reported,

    /// <summary>办结</summary>
    Completed,

    /// <summary>进展说明</summary>
    ProgressNote,

    /// <summary>到期提醒 was accepted</summary>
    CourtesySent,

    /// <summary>提醒 was accepted</summary>
    ReminderSent,

    /// <summary>督办 was accepted</summary>
    SupervisionSent,

    /// <summary>约谈事项告知 was accepted</summary>
    InterviewSent,

    /// <summary>A quarter's progress note was asked for</summary>
    NoteAsked,

    /// <summary>A notice that had not left was withdrawn</summary>
    NoticeWithdrawn,

    /// <summary>No address took a notice</summary>
    NoticeUndeliverable,

    /// <summary>正式启用</summary>
    LadderRestarted,

    /// <summary>A change of the list, of its units or of its ladder moved, waived or restored the item.</summary>
    ListChanged,

    /// <summary>已报送，待审核</summary>
    InReview,

    /// <summary>审核通过</summary>
    Accepted,

    /// <summary>退回补正</summary>
    Returned,

    /// <summary>撤回更正</summary>
    TakenBack,

    /// <summary>延期申请</summary>
    ExtensionAsked,

    /// <summary>同意延期</summary>
    Extended,

    /// <summary>不同意延期</summary>
    ExtensionRefused,

    /// <summary>豁免</summary>
    Waived,

    /// <summary>不适用</summary>
    NotApplicable,

    /// <summary>恢复办理</summary>
    Reopened,

    /// <summary>暂缓发送</summary>
    Held,

    /// <summary>恢复发送</summary>
    Released,

    /// <summary>The office opened a rung by hand</summary>
    RungOpened,

    /// <summary>历史事项 that the office put on the ladder</summary>
    PutOnLadder,

    /// <summary>签收</summary>
    Received,

    /// <summary>已阅</summary>
    Acknowledged,

    /// <summary>请阅</summary>
    AcknowledgeAsked,

    /// <summary>The unit was told of an act of the office</summary>
    AnswerSent,

    /// <summary>待办提示 was accepted</summary>
    OfficeTold,

    /// <summary>退信</summary>
    Bounced,

    /// <summary>约谈 was decided upon</summary>
    InterviewDecided,

    /// <summary>约谈 was held</summary>
    InterviewHeld,

    /// <summary>情况说明</summary>
    Explained,

    /// <summary>补发</summary>
    Resent,

    /// <summary>A rung counts no more: nobody got its mail, or the office corrected it (更正)</summary>
    RungTakenBack,

    /// <summary>已电话通知, 已书面通知</summary>
    Told,

    /// <summary>A person answered a mail about it</summary>
    Replied,

    /// <summary>已阅 of such an answer by the office</summary>
    ReplyRead,

    /// <summary>The audit wrote the item anew, from its history</summary>
    Rebuilt,

    /// <summary>核实: a person settled what the audit had found</summary>
    Verified,

    /// <summary>已报送，待单位审签</summary>
    SignOffAsked,

    /// <summary>审签同意</summary>
    SignedOff,

    /// <summary>审签退回</summary>
    SentBack,

    /// <summary>年终关闭: closed undone at the year's end</summary>
    Ended,

    /// <summary>结转: closed undone at the year's end, to go on in the next list; and that it stands there</summary>
    CarriedOver,

    /// <summary>呈批: a letter about it was put before the leader</summary>
    PutBeforeLeader,

    /// <summary>签批: the leader agreed to such a letter, or sent it back</summary>
    LeaderSaid,
}
