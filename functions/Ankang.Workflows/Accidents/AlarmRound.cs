using System.Collections.Immutable;

namespace Ankang.Workflows.Accidents;

/// <summary>One telling of those on duty.</summary>
/// <param name="At">UTC.</param>
public sealed record AlarmRound(DateTimeOffset At, ImmutableArray<AlarmDelivery> Deliveries)
{
    /// <summary>A mail server took it for at least one of them.</summary>
    public bool IsTold => Deliveries.Any(d => d.IsAccepted);
}
