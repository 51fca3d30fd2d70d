using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Portal;

/// <summary>What became of one item of a report.</summary>
public sealed record Receipt(ItemGlance Item, ConfirmRequest Sent, ConfirmResult Result)
{
    /// <summary>The same form was recorded before with something else in it: gone back to, changed, and sent again.</summary>
    public bool SaysOtherwise =>
        Result is ConfirmResult.Recorded { Report: { } report }
        && (report.Count != Sent.Count || report.Within != Sent.Within || report.CompletedOn != Sent.CompletedOn);
}
