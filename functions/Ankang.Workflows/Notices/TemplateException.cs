namespace Ankang.Workflows.Notices;

/// <summary>Templates cannot be used; every fault is named with its line.</summary>
public sealed class TemplateException(IReadOnlyList<TemplateFault> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    public IReadOnlyList<TemplateFault> Faults { get; } = faults;
}
