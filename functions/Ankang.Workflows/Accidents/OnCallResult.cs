using Ankang.Workflows.Confirmation;

namespace Ankang.Workflows.Accidents;

/// <summary>What became of a roster (值班) that was handed in.</summary>
public abstract record OnCallResult
{
    public sealed record Done(OnCallRoster Roster) : OnCallResult;

    public sealed record Invalid(IReadOnlyList<FormError> Errors) : OnCallResult;

    /// <summary>Somebody else saved another one since the form was shown; nothing was written.</summary>
    public sealed record Conflict(OnCallRoster Roster) : OnCallResult;
}
