using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Notices;

namespace Ankang.Workflows.Web.Templates;

/// <summary>A template in its editor.</summary>
/// <param name="Edition">What is in force; null while it was never changed.</param>
/// <param name="Text">As typed, or as in force.</param>
/// <param name="Said">What the last act brought; empty for nothing.</param>
public sealed record TemplateView(string Name, TemplateEdition? Edition, string Text, IReadOnlyList<TemplateFault> Faults, string Said)
{
    /// <summary>ETag of the text that the person opened.</summary>
    public string Seen { get; init; } = Edition?.ETag ?? "";
}
