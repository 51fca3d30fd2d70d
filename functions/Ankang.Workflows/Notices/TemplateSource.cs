using System.Reflection;
using System.Text;

namespace Ankang.Workflows.Notices;

/// <summary>One template as it was read.</summary>
/// <param name="Name">Without the extension.</param>
/// <param name="Text">With LF line ends, without the last one.</param>
internal sealed record TemplateSource(string Name, string Text)
{
    private const string Prefix = "Ankang.Workflows.Notices.Templates.";

    /// <summary>A part of others, read by <c>include</c>.</summary>
    public bool IsPart => Name.StartsWith('_');

    public static Dictionary<string, TemplateSource> BuiltIn()
    {
        Assembly assembly = typeof(TemplateSource).Assembly;
        var sources = new Dictionary<string, TemplateSource>();
        foreach (string resource in assembly.GetManifestResourceNames().Where(r => r.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            string file = resource[Prefix.Length..];
            string name = file[..^NoticeTemplates.Extension.Length];
            sources[name] = new(name, Normal(reader.ReadToEnd()));
        }

        return sources;
    }

    // A part's last line end would break the line that includes it.
    public static string Normal(string text) => text.TrimStart('\uFEFF').ReplaceLineEndings("\n").TrimEnd('\n');
}
