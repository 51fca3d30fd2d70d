using Ankang.Workflows.DueItems;

namespace Ankang.Workflows.Confirmation;

/// <summary>What became of a confirmation.</summary>
public abstract record ConfirmResult
{
    /// <summary>Recorded now, or by the same request before.</summary>
    /// <param name="Receipt">回执号.</param>
    public sealed record Recorded(DueItem Item, string Receipt, bool IsProgressNote) : ConfirmResult;

    /// <summary>Somebody was first; nothing changed.</summary>
    public sealed record AlreadyClosed(DueItem Item) : ConfirmResult;

    /// <summary>Something in the form is wrong; nothing changed.</summary>
    public sealed record Invalid(IReadOnlyList<FormError> Errors) : ConfirmResult;

    public sealed record NotFound : ConfirmResult;
}
