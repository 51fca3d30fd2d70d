namespace Ankang.Workflows.Standalone.Clockwork;

/// <summary>What is wrong at present, for pages and <c>/health</c>; each null when all is well.</summary>
public sealed class HostStatus
{
    public string? StorageFault { get; set; }

    public string? ClockFault { get; set; }

    /// <summary>Why the list that the host was started with could not be published; tried again every half minute.</summary>
    public string? StartFault { get; set; }

    /// <summary>Why the last night has no backup; tried again every ten minutes.</summary>
    public string? BackupFault { get; set; }
}
