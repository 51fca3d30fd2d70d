namespace Ankang.Workflows.Tests.Support;

/// <summary>What befalls one call of a <see cref="FaultyStore"/>.</summary>
public enum FaultKind
{
    /// <summary>The process dies before the call has had any effect.</summary>
    CrashBefore,

    /// <summary>The call takes effect, then the process dies before it hears so.</summary>
    CrashAfter,

    /// <summary>The store does not serve this call; it serves the next.</summary>
    UnavailableBefore,

    /// <summary>The call takes effect, but its answer is lost on the way; the next is served.</summary>
    UnavailableAfter,
}
