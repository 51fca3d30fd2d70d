namespace Ankang.Workflows.Notices;

/// <summary>A template of the office cannot be used; the message names file and line of every fault.</summary>
public sealed class TemplateException(IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
