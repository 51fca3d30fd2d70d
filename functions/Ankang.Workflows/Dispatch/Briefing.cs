using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Dispatch;

/// <summary>One 任务告知 that is due: whom it tells of which duties, and why.</summary>
public sealed record Briefing(ResponsibleUnit Unit, BriefingKind Kind, IReadOnlyList<BriefedDuty> Duties, IReadOnlyList<Recipient> To)
{
    /// <summary>Tells the mail apart from others of its reader in the same slot.</summary>
    public static string SuffixOf(BriefingKind kind) =>
        kind switch
        {
            BriefingKind.NewContact => "-contact",
            BriefingKind.Added => "-added",
            _ => "",
        };
}
