using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Notices;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Mails;

/// <summary>A mail's HTML in a frame of its own: no script, nothing fetched, its links open in the whole window.</summary>
internal static class MailHtmlAnswer
{
    public static IResult Of(HttpContext context, MailRecord mail)
    {
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation";
        string html = MailHtml.Render(mail.Body, mail.Subject).Replace("<head>", "<head>\n<base target=\"_top\">", StringComparison.Ordinal);
        return Results.Content(html, "text/html; charset=utf-8");
    }
}
