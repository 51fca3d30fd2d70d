using System.Text;
using System.Text.RegularExpressions;

namespace Ankang.Workflows.Notices;

/// <summary>The HTML twin of a mail, derived from its text so that the two can never say different things.</summary>
/// <remarks>
/// Mail programs keep little of a page: tables and inline styles only, nothing fetched. Colours are left to the
/// program but for the button and hairlines, so that it reads on a dark ground as on a light one, and on paper.
/// </remarks>
public static partial class MailHtml
{
    private const string Hairline = "#8a8a8a";
    private const string Font = "'Microsoft YaHei','PingFang SC','Noto Sans CJK SC','Source Han Sans SC',SimSun,sans-serif";

    private const string Plain = "role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"";
    private const string Type = $"font:16px/1.7 {Font}";

    // Word, which lays out mails in Outlook, knows no max-width: it gets a table of its own around the text.
    private const string Opening = $"""
        <body style="margin:0;padding:0;color-scheme:light dark;-webkit-text-size-adjust:100%">
        <table {Plain} style="width:100%;border-collapse:collapse"><tr><td align="center" style="padding:16px 12px">
        <!--[if mso]><table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
        <table {Plain} style="width:100%;max-width:640px;border-collapse:collapse;{Type}"><tr><td align="left" style="{Type};text-align:left">

        """;

    private const string Closing = """
        </td></tr></table>
        <!--[if mso]></td></tr></table><![endif]-->
        </td></tr></table>
        </body>
        </html>

        """;

    /// <param name="subject">Names the document for who hears it read; null where it is part of another.</param>
    public static string Render(string text, string? subject = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
        if (subject is not null)
            html.Append("<title>").Append(Encode(subject)).Append("</title>\n");
        html.Append(
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
        );
        html.Append("<meta name=\"supported-color-schemes\" content=\"light dark\">\n</head>\n").Append(Opening);

        string[] lines = [.. text.Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Trim().Length > 0)];
        // What follows the last link closes the mail: cautions, contact, signature.
        int tail = Array.FindLastIndex(lines, l => LinkLine().IsMatch(l));
        int signature = Array.FindLastIndex(lines, l => !l.StartsWith("附件：", StringComparison.Ordinal));
        var rows = new List<string>();
        foreach ((int index, string line) in lines.Index())
        {
            if (line.StartsWith('|'))
            {
                rows.Add(line);
                continue;
            }

            Table(html, rows);
            if (LinkLine().Match(line) is { Success: true } link)
                Button(html, link);
            else if (tail >= 0 && index > tail)
                Tail(html, line, first: index == tail + 1, signature: index == signature);
            else
                Paragraph(html, line);
        }

        Table(html, rows);
        return html.Append(Closing).ToString();
    }

    private static void Button(StringBuilder html, Match link)
    {
        (string label, string url, string rest) = (Encode(link.Groups[1].Value), Encode(link.Groups[2].Value), Encode(link.Groups[3].Value));
        html.Append(
                "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:20px 0 8px\"><tr><td "
                    + "bgcolor=\"#1a5fb4\" style=\"border-radius:4px;background:#1a5fb4;mso-padding-alt:12px 40px\"><a href=\""
            )
            .Append(url)
            .Append(
                "\" style=\"display:inline-block;padding:11px 40px;border:1px solid "
                    + "#1a5fb4;border-radius:4px;background:#1a5fb4;color:#ffffff;font-weight:bold;text-decoration:none\">"
            )
            .Append(label)
            .Append("</a></td></tr></table>\n");
        // The address as well: some programs take links out, and paper has none.
        html.Append("<p style=\"margin:0 0 12px;font-size:14px;word-break:break-all\">")
            .Append(label)
            .Append('：')
            .Append(url)
            .Append(rest)
            .Append("</p>\n");
    }

    private static void Paragraph(StringBuilder html, string line)
    {
        string indent = Numbered().IsMatch(line) ? "margin:0 0 8px 1.8em;text-indent:-1.8em" : "margin:0 0 8px";
        html.Append("<p style=\"").Append(indent).Append("\">").Append(Labelled(line)).Append("</p>\n");
    }

    private static void Tail(StringBuilder html, string line, bool first, bool signature)
    {
        html.Append("<p style=\"margin:0 0 4px;font-size:14px")
            .Append(first ? $";border-top:1px solid {Hairline};padding-top:10px;margin-top:16px" : "")
            .Append(signature ? ";text-align:right;margin-top:12px" : "")
            .Append("\">");
        bool rehearsed = line.StartsWith("模拟运行", StringComparison.Ordinal);
        html.Append(rehearsed ? "<strong>" : "").Append(Encode(line)).Append(rehearsed ? "</strong>" : "").Append("</p>\n");
    }

    // 督办事项：…: the words before the colon stand out, as in the form that goes with it.
    private static string Labelled(string line) =>
        Label().Match(line) is { Success: true } label
            ? $"{Encode(label.Groups[1].Value)}<strong>{Encode(label.Groups[2].Value)}</strong>{Encode(line[label.Length..])}"
            : Encode(line);

    /// <summary>Rows gathered so far; the first one is the head.</summary>
    private static void Table(StringBuilder html, List<string> rows)
    {
        if (rows.Count == 0)
            return;
        html.Append("<table cellpadding=\"0\" cellspacing=\"0\" style=\"width:100%;margin:8px 0;border-collapse:collapse;font-size:14px\">\n");
        foreach ((int index, string row) in rows.Index())
        {
            string cell = index == 0 ? "th" : "td";
            html.Append("<tr>");
            foreach (string value in row.Trim().Trim('|').Split('|'))
                html.Append('<')
                    .Append(cell)
                    .Append(index == 0 ? " scope=\"col\"" : "")
                    .Append(" style=\"border:1px solid ")
                    .Append(Hairline)
                    .Append(";padding:4px 6px;text-align:left;vertical-align:top\">")
                    .Append(Encode(value.Trim()))
                    .Append("</")
                    .Append(cell)
                    .Append('>');
            html.Append("</tr>\n");
        }

        html.Append("</table>\n");
        rows.Clear();
    }

    // Chinese stays readable in the source; only what could be markup is encoded.
    private static string Encode(string text) =>
        Controls()
            .Replace(text, " ")
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal)
            .Replace("'", "&#39;", StringComparison.Ordinal);

    [GeneratedRegex(@"^(报送入口|登记已阅)：(https?://[^\s（）<>""']+)(.*)$")]
    private static partial Regex LinkLine();

    [GeneratedRegex(@"^\d+\. ")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(\d+\. )?([一-龥]{2,6}：)(?=.)")]
    private static partial Regex Label();

    [GeneratedRegex(@"\p{Cc}")]
    private static partial Regex Controls();
}
