namespace Ankang.Workflows.Rules.DueItems;

/// <summary>What a due item asks for.</summary>
public enum ItemKind
{
    /// <summary>One period of a rhythm.</summary>
    Periodic,

    /// <summary>The yearly quota on top of a rhythm; closes itself when the counts of its periods suffice.</summary>
    Quota,

    /// <summary>A standing duty (常态化), due on the published deadline.</summary>
    Standing,

    /// <summary>A one-off duty.</summary>
    Once,
}
