using Ankang.Workflows.Notices;

namespace Ankang.Workflows.Dispatch;

/// <summary>What became of a change of a text.</summary>
public abstract record TemplateResult
{
    private TemplateResult() { }

    /// <summary>In force from the next message on.</summary>
    public sealed record Saved(TemplateEdition Edition) : TemplateResult;

    /// <summary>Nothing was changed.</summary>
    public sealed record Faulty(IReadOnlyList<TemplateFault> Faults) : TemplateResult;

    /// <summary>Somebody changed it meanwhile; nothing was changed.</summary>
    /// <param name="Edition">As it stands now; null when it was never changed.</param>
    public sealed record Conflict(TemplateEdition? Edition) : TemplateResult;
}
