using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.DueItems;

/// <summary>The Chinese words for one kind of mail.</summary>
/// <param name="Name">What the mail is called on pages.</param>
/// <param name="Notice">What the history calls the notice of an item that it carries.</param>
public sealed record NoticeWords(NoticeKind Kind, string Name, string Notice)
{
    private static readonly Dictionary<NoticeKind, NoticeWords> ByKind = new NoticeWords[]
    {
        new(NoticeKind.Briefing, "任务告知", "任务告知"),
        new(NoticeKind.Courtesy, "到期提醒", "到期提醒"),
        new(NoticeKind.Reminder, "提醒", "提醒") { Effect = "项已提醒" },
        new(NoticeKind.Supervision, "督办", "督办") { Effect = "项升级为督办" },
        new(NoticeKind.Interview, "约谈事项告知", "约谈")
        {
            Sent = "约谈事项告知",
            Ahead = "提出约谈",
            Effect = "项约谈待研究",
        },
        new(NoticeKind.Summary, "周报", "周报"),
        new(NoticeKind.InterviewProposal, "约谈待研究", "约谈待研究"),
        new(NoticeKind.Digest, "抄告", "抄告"),
        new(NoticeKind.DeliveryFailure, "退信", "退信告知"),
        new(NoticeKind.Returned, "退回补正", "退回补正通知"),
        new(NoticeKind.Extended, "同意延期", "同意延期通知"),
        new(NoticeKind.ExtensionRefused, "未同意延期", "未同意延期通知"),
        new(NoticeKind.Acknowledge, "请阅", "请阅提示"),
        new(NoticeKind.InterviewLetter, "约谈通知", "约谈通知"),
        new(NoticeKind.Correction, "更正", "更正"),
        new(NoticeKind.OfficeTask, "待办提示", "待办提示") { Ahead = "提示市安委办办理" },
        new(NoticeKind.Accident, "事故信息", "事故信息"),
        new(NoticeKind.FreshLink, "新入口", "新入口"),
        new(NoticeKind.DeputyProposed, "副联络员确认", "副联络员确认"),
        new(NoticeKind.SignOff, "待审签", "待审签通知"),
        new(NoticeKind.SentBack, "审签退回", "审签退回通知"),
        new(NoticeKind.ListWithdrawn, "清单撤回", "清单撤回通知"),
        new(NoticeKind.Bulletin, "通报", "通报"),
        new(NoticeKind.ForSignature, "呈批", "呈批"),
        new(NoticeKind.Morning, "早报", "早报"),
    }.ToDictionary(w => w.Kind);

    /// <summary>What the history says was sent.</summary>
    public string Sent { get; private init; } = Notice;

    /// <summary>What will happen: 发督办.</summary>
    public string Ahead { get; private init; } = $"发{Notice}";

    /// <summary>What became of a number of items, to be written after the number; null for a kind that counts as no rung.</summary>
    public string? Effect { get; private init; }

    /// <exception cref="ArgumentOutOfRangeException">The kind has no words.</exception>
    public static NoticeWords Of(NoticeKind kind) =>
        ByKind.TryGetValue(kind, out NoticeWords? words)
            ? words
            : throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of notice has no words.");
}
