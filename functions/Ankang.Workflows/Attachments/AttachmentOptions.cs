namespace Ankang.Workflows.Attachments;

/// <summary>How much may come with one report; in the settings under <see cref="Section"/>.</summary>
public sealed class AttachmentOptions
{
    public const string Section = "Attachments";
    private const int MostMegabytes = 100;
    private const int MostFiles = 20;
    private const int MostOfUnit = 1_000_000;

    /// <summary>Largest file, in MB.</summary>
    /// <value>20</value>
    public int MaxMegabytes { get; set; } = 20;

    /// <summary>Files with one report.</summary>
    /// <value>5</value>
    public int MaxCount { get; set; } = 5;

    /// <summary>All files of one request, in MB, on a host that holds a request in memory; null where each file has its own limit alone.</summary>
    public int? RequestMegabytes { get; set; }

    public long? RequestBytes => RequestMegabytes is { } all ? (long)all << 20 : null;

    /// <summary>All files of a unit in one list, in MB.</summary>
    /// <value>2000</value>
    public int UnitMegabytes { get; set; } = 2000;

    public long UnitBytes => (long)UnitMegabytes << 20;

    /// <summary>ClamAV's daemon that looks at each file first: <c>host:port</c>, or the path of its socket. None: files are marked as not scanned.</summary>
    public string? Clamd { get; set; }

    public long MaxBytes => (long)MaxMegabytes << 20;

    /// <summary>All that is wrong, each with its mend; empty when all is well.</summary>
    public IEnumerable<string> Faults()
    {
        if (MaxMegabytes is < 1 or > MostMegabytes)
            yield return $"{Section}:MaxMegabytes is {MaxMegabytes}; write 1 to {MostMegabytes}.";
        if (RequestMegabytes < MaxMegabytes || RequestMegabytes > MostMegabytes)
            yield return $"{Section}:RequestMegabytes is {RequestMegabytes}; write {MaxMegabytes} (MaxMegabytes) to {MostMegabytes}.";
        if (MaxCount is < 1 or > MostFiles)
            yield return $"{Section}:MaxCount is {MaxCount}; write 1 to {MostFiles}.";
        if (UnitMegabytes < MaxMegabytes || UnitMegabytes > MostOfUnit)
            yield return $"{Section}:UnitMegabytes is {UnitMegabytes}; write {MaxMegabytes} (MaxMegabytes) to {MostOfUnit}.";
        if (!string.IsNullOrWhiteSpace(Clamd) && ClamdScanner.Read(Clamd) is null)
            yield return $"{Section}:Clamd is '{Clamd}'; write host:port, as 127.0.0.1:3310, or the path of its socket, as /run/clamav/clamd.ctl.";
    }
}
