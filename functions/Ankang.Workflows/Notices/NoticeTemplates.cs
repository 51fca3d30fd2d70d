namespace Ankang.Workflows.Notices;

/// <summary>The Liquid templates of all notices, parsed and checked once.</summary>
public sealed class NoticeTemplates
{
    private NoticeTemplates()
    {
    }

    /// <summary>Reads the built-in templates, each replaced by the file of the same name in <paramref name="folder"/> where there is one.</summary>
    /// <param name="folder">May be null or missing.</param>
    /// <exception cref="TemplateException">A template does not parse or names an unknown variable; all faults are reported together.</exception>
    public static NoticeTemplates Load(string? folder = null) => throw new NotImplementedException();
}
