using Ankang.Workflows.Calendar;
using Ankang.Workflows.Confirmation;

namespace Ankang.Workflows.Drafts;

/// <summary>What became of a change of a draft.</summary>
public abstract record DraftResult
{
    public sealed record Done(ListDraft Draft) : DraftResult;

    /// <summary>Something that was typed is wrong; nothing was written.</summary>
    public sealed record Invalid(IReadOnlyList<FormError> Errors) : DraftResult;

    /// <summary>The texts would not be a list any more; nothing was written.</summary>
    public sealed record Faulty(IReadOnlyList<FileFault> Faults) : DraftResult;

    /// <summary>Somebody else changed the draft since it was shown; nothing was written.</summary>
    public sealed record Changed(ListDraft Draft) : DraftResult;

    public sealed record Gone : DraftResult;
}
