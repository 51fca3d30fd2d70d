using Ankang.Workflows.Answers;
using Ankang.Workflows.Notices;

namespace Ankang.Workflows.Dispatch;

/// <summary>A changed text has faults; the one in force stands.</summary>
public sealed record TemplateFaulty(IReadOnlyList<TemplateFault> Faults) : Result<TemplateEdition?>;
