using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Reports;

/// <summary>How far one unit is with its yearly quota at a cut-off.</summary>
internal sealed record QuotaStanding(DueItem Item, int Count, int Within, int Required, int RequiredWithin)
{
    public int Missing => Math.Max(0, Required - Count);

    public int MissingWithin => Math.Max(0, RequiredWithin - Within);

    public bool IsMet => Missing == 0 && MissingWithin == 0;
}
