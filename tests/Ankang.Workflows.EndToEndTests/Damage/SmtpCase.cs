using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Tests.Notices;

namespace Ankang.Workflows.EndToEndTests.Damage;

/// <summary>A real mail server that will not serve: the same over every store.</summary>
/// <param name="Server">What the server is told, see tests/tools/smtp/server.mjs.</param>
/// <param name="Why">What the pages say first, with how many mails wait, in Chinese.</param>
public sealed record SmtpCase(string Name, IReadOnlyDictionary<string, object> Server, SmtpSecurity Security, string Why, string Mend)
{
    public static readonly SmtpCase[] All =
    [
        new(
            "wrong password",
            new Dictionary<string, object> { ["user"] = "office", ["pass"] = "secret" },
            SmtpSecurity.None,
            "邮件服务器拒绝登录（535）",
            "请核对发信账号和密码"
        ),
        new(
            "From refused",
            new Dictionary<string, object> { ["refuseSender"] = "553 5.7.1 Sender address rejected: not owned by user" },
            SmtpSecurity.None,
            "发件人与登录账号不一致（553）",
            "请将发件人改为登录账号的邮箱"
        ),
        new(
            "certificate not trusted",
            new Dictionary<string, object>(),
            SmtpSecurity.StartTls,
            "邮件服务器的证书无法核验",
            "请核对服务器名称、端口和证书"
        ),
        new("TLS not offered", new Dictionary<string, object>(), SmtpSecurity.StartTls, "邮件服务器的证书无法核验", "请核对服务器名称、端口和证书"),
    ];

    public override string ToString() => Name;

    /// <param name="start">Starts a host over a folder that has lived, with these mails.</param>
    internal async Task HoldAsync(Func<KeptMails, Task<RealHost>> start)
    {
        await using TestMailServer server = await TestMailServer.StartAsync(new(Server), certificate: Name == "certificate not trusted");
        await using var transport = new SmtpTransport(
            new SmtpOptions
            {
                Host = "localhost",
                Port = server.Port,
                Security = Security,
                User = Server.ContainsKey("user") ? "office" : null,
                Password = "wrong",
                TimeoutSeconds = 60,
            },
            new ImpatientTime()
        );
        await using RealHost host = await start(new KeptMails(transport));
        await host.MoveToAsync(ChinaTime.At(LivedFolder.Day, new TimeOnly(9, 0)));
        Assert.Empty(server.Envelopes());

        // 待我处理 begins with it, 发件 says it, each in Chinese and without the server's English.
        Page overview = await host.OpenAsync("/l/xiaoqu-2021/");
        Assert.Matches(Said, Squeezed(overview.Document.QuerySelector("[aria-labelledby=mine] > h2 + *")!.TextContent));
        string outbox = (await host.OpenAsync("/l/xiaoqu-2021/outbox")).Words;
        Assert.Matches(Said, Squeezed(outbox));
        Assert.DoesNotContain("目前没有需要您处理的事项", overview.Words, StringComparison.Ordinal);

        // The log and /health have the server's own words.
        var health = await host.HealthAsync();
        Assert.Equal("degraded", (string)health["status"]!);
        string fault = (string)health["mailFault"]!;
        Assert.Contains(host.Log.Lines, l =>
            l.Contains("mails could not leave", StringComparison.Ordinal) && l.Contains(fault, StringComparison.Ordinal)
        );
    }

    private string Said => $"邮件未能发出：{Why}，[1-9][0-9]*封待发。{Mend}";

    private static string Squeezed(string words) => string.Concat(words.Where(c => !char.IsWhiteSpace(c)));
}
