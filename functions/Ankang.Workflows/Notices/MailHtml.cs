namespace Ankang.Workflows.Notices;

/// <summary>The HTML twin of a mail, derived from its text so that the two can never say different things.</summary>
public static class MailHtml
{
    public static string Render(string text) => throw new NotImplementedException();
}
