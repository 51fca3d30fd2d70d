using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;

namespace Ankang.Workflows.Drafts;

/// <summary>The texts would not be a list any more; nothing was written.</summary>
public sealed record DraftFaulty(IReadOnlyList<FileFault> Faults) : Result<ListDraft>;
