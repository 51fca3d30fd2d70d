using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Ankang.Workflows.Turns;

/// <summary>One difference that the audit found, in the words of the page.</summary>
/// <param name="About">Public id of an item, or the partition of a period.</param>
/// <param name="What">What differs: 状态, 台账第3条.</param>
/// <param name="Before">What was mended: as it was found. What was not: as it should be.</param>
/// <param name="After">What was mended: as it is now. What was not: as it was found.</param>
/// <param name="At">When it was first found, UTC.</param>
/// <param name="IsMended">The audit put it right by itself.</param>
/// <param name="Settled">Who looked into what was not mended; null until somebody did.</param>
public sealed record AuditFinding(
    string About,
    FindingKind Kind,
    string What,
    string Before,
    string After,
    DateTimeOffset At,
    bool IsMended,
    FindingSettled? Settled = null
)
{
    /// <summary>Short enough to be read out, the same each night that it is found; an act of settling names it.</summary>
    [JsonIgnore]
    public string Number => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{About}|{Kind}|{What}|{After}")))[..6];

    /// <summary>It waits for a person.</summary>
    [JsonIgnore]
    public bool IsOpen => !IsMended && Settled is null;

    public override string ToString() => $"{Number} {About} {What}: {Before} -> {After}";
}
