using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Rules.Assessment;

/// <summary>A rung that left for an item, in this climb of its ladder or an earlier one.</summary>
/// <param name="At">When the mail server took it, UTC.</param>
/// <param name="Basis">Why the office opened it by hand; null for one that the calendar brought.</param>
/// <param name="TakenBackAt">When it was taken back (更正, or nobody had got it), UTC; null while it counts.</param>
/// <param name="TakenBackWhy">What the history says of that.</param>
public sealed record Strike(Rung Rung, DateTimeOffset At, string? Basis = null, DateTimeOffset? TakenBackAt = null, string? TakenBackWhy = null)
{
    /// <summary>Neither corrected nor undelivered.</summary>
    public bool Counts => TakenBackAt is null;
}
