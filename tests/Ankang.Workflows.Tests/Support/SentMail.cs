using System.Text.RegularExpressions;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Tests.Support;

/// <summary>One attempt to hand over a mail, and what the server answered.</summary>
internal sealed partial record SentMail(OutgoingMail Mail, DateTimeOffset At, SendOutcome Outcome)
{
    public NoticeKind Kind => Mail.Kind;

    /// <summary>Unit id, or <c>office</c>: the third part of the message id; of a person, the first unit that he is of.</summary>
    public string Addressee => Reader[0];

    /// <summary>It went to a 分管领导.</summary>
    public bool IsToLeader => Reader is [_, "supervisor"];

    /// <summary>It went to a 联络员, or to the office.</summary>
    public bool IsToLiaison => Reader.Length == 1;

    /// <summary>It tells of an item of the unit; one that tells of no item, went to somebody who is named by the unit.</summary>
    public bool IsOf(string unit) =>
        Mail.Threads.Count == 0 ? Addressee == unit : Mail.Threads.Any(t => t.Split('.')[0].EndsWith($"_{unit}", StringComparison.Ordinal));

    private string[] Reader => Mail.MessageId.Split('@')[0].Split('.')[2].Split('~');

    public IReadOnlyList<string> To => [.. Mail.To.Select(t => t.Email)];

    /// <summary>The reply-by day that the subject prints, as 04-07; null where it prints none.</summary>
    public string? ReplyBy =>
        PrintedDay().Match(Mail.Subject) is { Success: true } found
            ? $"{int.Parse(found.Groups[1].Value):D2}-{int.Parse(found.Groups[2].Value):D2}"
            : null;

    /// <summary>提醒 04-01</summary>
    public string Words => $"{Name(Kind)} {Civil.Words(At)}";

    public bool Names(string item) => Mail.Subject.Contains(item, StringComparison.Ordinal) || Mail.Text.Contains(item, StringComparison.Ordinal);

    private static string Name(NoticeKind kind) =>
        kind switch
        {
            NoticeKind.Briefing => "任务告知",
            NoticeKind.Courtesy => "到期提醒",
            NoticeKind.Reminder => "提醒",
            NoticeKind.Supervision => "督办",
            NoticeKind.Interview => "约谈",
            NoticeKind.Summary => "周报",
            NoticeKind.InterviewProposal => "约谈待研究",
            NoticeKind.Digest => "抄告",
            NoticeKind.Returned => "退回补正",
            NoticeKind.Extended => "同意延期",
            NoticeKind.ExtensionRefused => "未同意延期",
            NoticeKind.Acknowledge => "请阅",
            NoticeKind.InterviewLetter => "约谈通知",
            NoticeKind.OfficeTask => "待办提示",
            NoticeKind.Accident => "事故信息",
            NoticeKind.Correction => "更正",
            NoticeKind.FreshLink => "新入口",
            NoticeKind.DeputyProposed => "副联络员确认",
            NoticeKind.SignOff => "待审签",
            NoticeKind.SentBack => "审签退回",
            NoticeKind.ListWithdrawn => "清单撤回",
            NoticeKind.Bulletin => "通报",
            NoticeKind.ForSignature => "呈批",
            NoticeKind.Morning => "早报",
            _ => "退信",
        };

    [GeneratedRegex("请于(\\d+)月(\\d+)日前(?:报送|办结反馈)")]
    private static partial Regex PrintedDay();
}
