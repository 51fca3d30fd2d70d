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
    private const string Line = "#808080";

    public static string Render(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"color-scheme\" content=\"light dark\">\n</head>\n");
        html.Append("<body style=\"margin:0;padding:16px;color-scheme:light dark\">\n");
        html.Append("<table role=\"presentation\" style=\"width:100%;max-width:640px;border-collapse:collapse;font:16px/1.7 'Microsoft YaHei','PingFang SC',sans-serif\"><tr><td>\n");

        var rows = new List<string>();
        foreach (string line in text.Split('\n').Select(l => l.TrimEnd('\r')))
        {
            if (line.StartsWith('|'))
            {
                rows.Add(line);
                continue;
            }

            Table(html, rows);
            if (line.Trim().Length > 0) Paragraph(html, line);
        }

        Table(html, rows);
        return html.Append("</td></tr></table>\n</body>\n</html>\n").ToString();
    }

    private static void Paragraph(StringBuilder html, string line)
    {
        Match link = LinkLine().Match(line);
        if (link.Success)
        {
            (string label, string url, string rest) = (Encode(link.Groups[1].Value), Encode(link.Groups[2].Value), Encode(link.Groups[3].Value));
            html.Append("<p style=\"margin:16px 0 4px\"><a href=\"").Append(url)
                .Append("\" style=\"display:inline-block;padding:8px 24px;border:1px solid #1a5fb4;border-radius:4px;background:#1a5fb4;color:#ffffff;text-decoration:none\">")
                .Append(label).Append("</a></p>\n");
            // The address as well: some programs take links out, and paper has none.
            html.Append("<p style=\"margin:0 0 12px;word-break:break-all\">").Append(label).Append('：').Append(url).Append(rest).Append("</p>\n");
            return;
        }

        string indent = Numbered().IsMatch(line) ? "margin:0 0 8px;padding-left:2em;text-indent:-1.5em" : "margin:0 0 8px";
        html.Append("<p style=\"").Append(indent).Append("\">").Append(Encode(line)).Append("</p>\n");
    }

    /// <summary>Rows gathered so far; the first one is the head.</summary>
    private static void Table(StringBuilder html, List<string> rows)
    {
        if (rows.Count == 0) return;
        html.Append("<table style=\"width:100%;margin:8px 0;border-collapse:collapse\">\n");
        foreach ((int index, string row) in rows.Index())
        {
            string cell = index == 0 ? "th" : "td";
            html.Append("<tr>");
            foreach (string value in row.Trim().Trim('|').Split('|'))
                html.Append('<').Append(cell).Append(index == 0 ? " scope=\"col\"" : "").Append(" style=\"border:1px solid ").Append(Line)
                    .Append(";padding:4px 8px;text-align:left\">").Append(Encode(value.Trim())).Append("</").Append(cell).Append('>');
            html.Append("</tr>\n");
        }

        html.Append("</table>\n");
        rows.Clear();
    }

    // Chinese stays readable in the source; only what could be markup is encoded.
    private static string Encode(string text) => Controls().Replace(text, " ")
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal);

    [GeneratedRegex(@"^(报送入口|登记已阅)：(https?://[^\s（）<>""']+)(.*)$")]
    private static partial Regex LinkLine();

    [GeneratedRegex(@"^\d+\. ")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\p{Cc}")]
    private static partial Regex Controls();
}
