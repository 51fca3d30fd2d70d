using System.Text.RegularExpressions;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Web.Mails;

/// <summary>The mail server would not take mails at the last try: why, how many wait, what mends it, and when it is tried again.</summary>
/// <param name="Fault">The server's words.</param>
/// <param name="Waiting">Mails of that slot that wait.</param>
/// <param name="NextTry">UTC; null where that is the next slot.</param>
/// <param name="Today">The day on which it is said, Asia/Shanghai.</param>
public sealed partial record MailStopped(string Fault, AnswerKind Kind, int Waiting, DateTimeOffset? NextTry, DateOnly Today)
{
    /// <summary>Mails of that slot that a server took and that came back for our text or sender.</summary>
    public int Returned { get; init; }

    /// <returns>Null while mails leave.</returns>
    public static async Task<MailStopped?> ReadAsync(WorkflowParts parts, string listId, DispatchState dispatch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(dispatch);
        if (dispatch.MailFault is not { } fault)
            return null;
        MailRecord[] mails = (dispatch.OpenSlot ?? dispatch.DoneSlot) is { } slot
            ? [.. (await parts.Mails.ReadAsync(listId, slot, cancellation)).Select(m => m.Mail)]
            : [];
        return new MailStopped(
            fault,
            dispatch.FaultKind ?? AnswerKind.Unreachable,
            mails.Count(m => m.State is MailState.Deferred or MailState.Prepared),
            dispatch.PausedUntil,
            ChinaTime.DateOf(parts.Clock.GetUtcNow())
        )
        {
            Returned = mails.Count(m => m.CameBackForUs),
        };
    }

    /// <summary>邮件服务器拒绝登录（535），103封待发。请核对发信账号和密码；系统每小时自动再试，也可点击“立即重试”。</summary>
    public string Words
    {
        get
        {
            string answer = AfterServer().Replace(Fault, "");
            string code = Code().Match(answer) is { Success: true } match ? $"（{match.Value}）" : "";
            (string why, string mend) = Kind switch
            {
                AnswerKind.SignIn => ("邮件服务器拒绝登录", "请核对发信账号和密码"),
                AnswerKind.Certificate => ("邮件服务器的证书无法核验", "请核对服务器名称、端口和证书"),
                AnswerKind.Sender => ("发件人与登录账号不一致", "请将发件人改为登录账号的邮箱"),
                AnswerKind.Content => ("本单位邮件被判为垃圾邮件", "请联系邮件服务商"),
                _ when code.Length > 0 => ("邮件服务器未接受发送", "如持续发生，请联系邮件服务商"),
                _ => ("邮件服务器无法连接", "请核对服务器地址、端口和网络"),
            };
            string again =
                Kind == AnswerKind.SignIn ? "系统每小时自动再试"
                : NextTry is { } at ? $"系统将于{(ChinaTime.DateOf(at) == Today ? $"{ChinaTime.TimeOf(at):HH:mm}" : ChineseDates.Moment(at))}自动再试"
                : "系统在下一批次自动再试";
            string mails = Waiting == 0 && Returned > 0 ? $"{Returned}封发出后被退回" : $"{Waiting}封待发";
            return $"{why}{code}，{mails}。{mend}；{again}{(NextTry is null ? "" : "，也可点击“立即重试”")}。";
        }
    }

    // The port may look like a code.
    [GeneratedRegex(@"^\S+:\d+: ")]
    private static partial Regex AfterServer();

    [GeneratedRegex(@"\b[45]\d\d\b")]
    private static partial Regex Code();
}
