using System.Text.RegularExpressions;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Web.Mails;

/// <summary>A mail as anybody but its reader sees it: without the links that prove who he is.</summary>
/// <remarks>In a rehearsal nothing is proved by them, and the visitor is everybody in turn.</remarks>
internal static partial class LinkMask
{
    private const string Shown = "……（仅收件人可见）";

    public static MailRecord Of(ListInForce list, MailRecord mail) =>
        list.Head.Rehearsal ? mail : mail with { Text = Secret().Replace(mail.Text, $"$1{Shown}") };

    [GeneratedRegex(@"(https?://[^\s/]+/[usdc]/)[A-Za-z0-9_.-]+")]
    private static partial Regex Secret();
}
