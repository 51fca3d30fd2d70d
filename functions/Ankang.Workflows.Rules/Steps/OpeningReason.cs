namespace Ankang.Workflows.Rules.Steps;

/// <summary>Why an item opened.</summary>
public enum OpeningReason
{
    /// <summary>Its period opened.</summary>
    Period,

    /// <summary>A change of the list asks its unit, too, while the period runs.</summary>
    Change,

    /// <summary>Its unit answers for one that was merged or split.</summary>
    Replacement,
}
