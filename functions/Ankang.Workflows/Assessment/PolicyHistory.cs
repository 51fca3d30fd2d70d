using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Assessment;

/// <summary>The policies of a list: those that were published with it, and those that the office saved.</summary>
/// <param name="Saved">Oldest first.</param>
public sealed record PolicyHistory(ListInForce List, IReadOnlyList<SavedPolicy> Saved)
{
    /// <summary>Digest of the policy that was published last.</summary>
    public string Published => AssessmentText.Digest(List.Catalogue.Assessment);

    /// <summary>The policy that holds.</summary>
    public AssessmentPolicy InForce => Saved is [.., var last] && last.Over == Published ? last.Policy : List.Catalogue.Assessment;
}
