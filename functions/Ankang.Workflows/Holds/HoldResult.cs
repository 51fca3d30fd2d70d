using Ankang.Workflows.Confirmation;

namespace Ankang.Workflows.Holds;

/// <summary>What became of something that is set for a span and may be lifted before its time: 暂停 and 恢复, 暂缓 and 恢复 of a mail.</summary>
/// <typeparam name="T">What was set.</typeparam>
public abstract record HoldResult<T>
{
    /// <summary>Done now, or by the same request before.</summary>
    public sealed record Done(T Hold) : HoldResult<T>;

    /// <summary>It was lifted already, or is over; nothing was done.</summary>
    public sealed record Over(T Hold) : HoldResult<T>;

    public sealed record Invalid(IReadOnlyList<FormError> Errors) : HoldResult<T>;

    public sealed record NotFound : HoldResult<T>;
}
