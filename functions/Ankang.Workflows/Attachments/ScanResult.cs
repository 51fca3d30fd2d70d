namespace Ankang.Workflows.Attachments;

/// <summary>What a scanner for viruses says of a file.</summary>
public abstract record ScanResult
{
    private ScanResult() { }

    /// <summary>Nothing that the scanner knows is in it.</summary>
    public sealed record Clean : ScanResult;

    /// <param name="Signature">What the scanner calls it.</param>
    public sealed record Infected(string Signature) : ScanResult;

    /// <summary>It was not scanned: it is neither good nor bad, and is marked so.</summary>
    /// <param name="Why">For the log, in English; null where no scanner is asked at all.</param>
    public sealed record Missed(string? Why) : ScanResult;
}
