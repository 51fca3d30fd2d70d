namespace Ankang.Workflows.Turns;

/// <summary>What one night's comparison came to, while it runs.</summary>
internal sealed class AuditNight
{
    /// <summary>Periods that were compared with their index row.</summary>
    public int Compared { get; set; }

    /// <summary>What was mended, for the log.</summary>
    public List<string> Mended { get; } = [];

    public List<AuditFinding> Findings { get; } = [];

    /// <summary>Public ids of the items whose history was followed.</summary>
    public HashSet<string> Followed { get; } = new(StringComparer.Ordinal);

    /// <summary>Of each period that was looked at, by partition; see <see cref="AuditSeal"/>.</summary>
    public List<string> Seals { get; } = [];

    /// <summary>Mails that a history names as accepted, each with an item that names it.</summary>
    public Dictionary<string, string> Mails { get; } = new(StringComparer.Ordinal);
}
