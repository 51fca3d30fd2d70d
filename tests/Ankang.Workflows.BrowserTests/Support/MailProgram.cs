using System.Text.RegularExpressions;
using Ankang.Workflows.Tests.Web;
using MimeKit;

namespace Ankang.Workflows.BrowserTests.Support;

/// <summary>The mails that left a site, as their readers open them: with links that lead to this site.</summary>
internal static partial class MailProgram
{
    /// <param name="slot">Begins its message id: <c>20210301T0900</c>.</param>
    /// <param name="of">Unit and kind, as its message id says them: <c>yinghu.reminder</c>.</param>
    public static string MailOf(this Site site, string slot, string of)
    {
        string file = Assert.Single(Directory.GetFiles(site.Outbox, $"{slot}*.eml"), f => f.Contains($".{of}", StringComparison.Ordinal));
        return Host().Replace(MimeMessage.Load(file).HtmlBody!, site.Address.TrimEnd('/'));
    }

    [GeneratedRegex("https?://[^/\"<> ]+(?=/[us]/)")]
    private static partial Regex Host();
}
