namespace Ankang.Workflows.Torture.SmallWorlds;

/// <summary>What two hosts do at one moment over one store.</summary>
internal enum SmallWorldKind
{
    /// <summary>Both serve the slot in which two units are reminded.</summary>
    TwoDispatches,

    /// <summary>One serves that slot while a unit reports to the other.</summary>
    ConfirmationBesideDispatch,

    /// <summary>A unit reports to both, of the same item.</summary>
    TwoConfirmations,

    /// <summary>Both audit the night after.</summary>
    TwoAudits,

    /// <summary>One audits while a unit reports to the other.</summary>
    ConfirmationBesideAudit,
}
