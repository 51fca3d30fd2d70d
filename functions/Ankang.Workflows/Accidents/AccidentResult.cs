using Ankang.Workflows.Confirmation;

namespace Ankang.Workflows.Accidents;

/// <summary>What became of a record of an accident.</summary>
public abstract record AccidentResult
{
    public sealed record Done(Accident Accident) : AccidentResult;

    public sealed record Invalid(IReadOnlyList<FormError> Errors) : AccidentResult;

    /// <summary>Somebody else added to it since it was shown; nothing was written.</summary>
    public sealed record Conflict(Accident Accident) : AccidentResult;

    public sealed record NotFound : AccidentResult;
}
