using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Holds;

/// <summary>What became of a 暂停 or 恢复.</summary>
public abstract record PauseResult
{
    /// <summary>Done now, or by the same request before.</summary>
    public sealed record Done(Pause Pause) : PauseResult;

    /// <summary>It was lifted already, or is over; nothing was done.</summary>
    public sealed record Over(Pause Pause) : PauseResult;

    public sealed record Invalid(IReadOnlyList<FormError> Errors) : PauseResult;

    public sealed record NotFound : PauseResult;
}
