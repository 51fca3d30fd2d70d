using System.Text.RegularExpressions;
using Ankang.Workflows.Dispatch;

namespace Ankang.Workflows.Web.Mails;

/// <summary>The mail server would not serve at the last slot: why, how much waits, and what mends it.</summary>
/// <param name="Fault">The server's words.</param>
/// <param name="Waiting">Mails of that slot that wait.</param>
public sealed partial record MailStopped(string Fault, int Waiting)
{
    /// <returns>Null while mails leave.</returns>
    public static async Task<MailStopped?> ReadAsync(WorkflowParts parts, string listId, DispatchState dispatch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(dispatch);
        if (dispatch.MailFault is not { } fault)
            return null;
        int waiting = dispatch.DoneSlot is { } slot
            ? (await parts.Mails.ReadAsync(listId, slot, cancellation)).Count(m => m.Mail.State == MailState.Deferred)
            : 0;
        return new MailStopped(fault, waiting);
    }

    /// <summary>邮件服务器拒绝登录（535），103封待发。请核对发信账号和密码；…</summary>
    public string Words
    {
        get
        {
            string answer = AfterServer().Replace(Fault, "");
            string code = Code().Match(answer) is { Success: true } match ? match.Value : "";
            (string why, string mend) = Judge(answer, code);
            return $"{why}{(code.Length > 0 ? $"（{code}）" : "")}，{Waiting}封待发。{mend}；系统在下一批次自动再试。";
        }
    }

    private static (string Why, string Mend) Judge(string answer, string code) =>
        code is "530" or "534" or "535" or "538" || Says(answer, "Mail:Smtp:User", "authenticat") ? ("邮件服务器拒绝登录", "请核对发信账号和密码")
        : Says(answer, "certificate", "SSL", "TLS") ? ("邮件服务器的证书无法核验", "请核对服务器名称、端口和证书")
        : code == "553" || Says(answer, "sender") ? ("发件人与登录账号不一致", "请将发件人改为登录账号的邮箱")
        : code == "554" ? ("本单位邮件被判为垃圾邮件", "请联系邮件服务商")
        : code.Length > 0 ? ("邮件服务器未接受发送", "请联系邮件服务商")
        : ("邮件服务器无法连接", "请核对服务器地址、端口和网络");

    private static bool Says(string answer, params ReadOnlySpan<string> words)
    {
        foreach (string word in words)
            if (answer.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    // The port may look like a code.
    [GeneratedRegex(@"^\S+:\d+: ")]
    private static partial Regex AfterServer();

    [GeneratedRegex(@"\b[45]\d\d\b")]
    private static partial Regex Code();
}
