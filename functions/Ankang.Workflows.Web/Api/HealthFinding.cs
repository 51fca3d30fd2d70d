using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Web.Api;

/// <summary>One difference that the audit found.</summary>
/// <param name="Number">As pages name it.</param>
/// <param name="About">Public id of an item, or the partition of a period.</param>
/// <param name="State">mended, open (waits for a person) or settled.</param>
public sealed record HealthFinding(string Number, string About, string What, string Before, string After, DateTimeOffset At, string State)
{
    public static HealthFinding Of(AuditFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        string state =
            finding.IsMended ? "mended"
            : finding.IsOpen ? "open"
            : "settled";
        return new(finding.Number, finding.About, finding.What, finding.Before, finding.After, finding.At, state);
    }
}
