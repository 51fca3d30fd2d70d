using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Drafts;

/// <summary>A proposal whose words stand in the original, with the duties as our own grammar reads them: these, not the model's, are shown.</summary>
/// <param name="Original">The text it is about, as printed.</param>
/// <param name="Place">The task of the duty; null for unread text.</param>
/// <param name="Asked">Ids of the units and groups that the directory has of the names; empty where it has none.</param>
public sealed record CheckedProposal(
    ModelProposal Proposal,
    string Original,
    int? Place,
    IReadOnlyList<Obligation> Duties,
    IReadOnlyList<string> Asked
);
