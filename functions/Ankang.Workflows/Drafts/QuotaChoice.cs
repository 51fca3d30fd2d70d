namespace Ankang.Workflows.Drafts;

/// <summary>What the office makes of a yearly quota of which too few periods are left.</summary>
public enum QuotaChoice
{
    /// <summary>保留: as printed.</summary>
    Keep,

    /// <summary>降低, with a reason.</summary>
    Lower,

    /// <summary>不再要求, with a reason; each period is asked for all the same.</summary>
    Waive,
}
