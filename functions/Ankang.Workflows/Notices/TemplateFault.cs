namespace Ankang.Workflows.Notices;

/// <summary>Why a template cannot be used, for the person who edited it.</summary>
/// <param name="Line">From 1.</param>
public sealed record TemplateFault(string Template, int Line, string Message)
{
    public override string ToString() => $"{Template} 第{Line}行：{Message}";
}
