using Ankang.Workflows.Answers;
using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.Bulletins;

/// <summary>The form 登记印发: number, day, and whom the bulletin is mailed to.</summary>
internal static class IssueForm
{
    public const string All = "all",
        Behind = "behind",
        Nobody = "none";

    public static (string Code, string Word)[] Spans { get; } =
    [(All, "通报涉及的全部单位"), (Behind, "只发有逾期事项或被提醒、督办、约谈的单位"), (Nobody, "不发送邮件，只登记印发")];

    public static (string Code, string Word, RecipientRole Role)[] Roles { get; } =
    [
        ("liaison", "联络员", RecipientRole.Liaison),
        ("supervisor", "分管领导", RecipientRole.Supervisor),
        ("principal", "主要负责人", RecipientRole.Principal),
    ];

    /// <summary>What is chosen before a person says otherwise: nobody where no mail of the list leaves any more.</summary>
    public static string SpanOffered(ListInForce list, DateTimeOffset now) =>
        list.Head.Closing is not null || Slot.After(now, list.Calendar).Date > list.Head.ClosesOn ? Nobody : All;

    public static IssueOrder Read(Typed typed, bool needsSignature, List<FormError> errors)
    {
        DateOnly on = typed.Date("on", "请填写印发日期。", errors);
        string span = typed["mailTo"];
        if (Spans.All(s => s.Code != span))
            errors.Add(new("mailTo", "请选择发送范围。"));
        return new IssueOrder(typed["number"], on)
        {
            NeedsSignature = needsSignature,
            Mailing =
                span == Nobody
                    ? null
                    : new MailingChoice(
                        span == Behind,
                        [.. Roles.Where(r => typed.All("role").Contains(r.Code)).Select(r => r.Role)],
                        typed.Has("leader")
                    ),
        };
    }
}
