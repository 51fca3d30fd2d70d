using Ankang.Workflows.Answers;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Portal;

/// <summary>What became of one item of a report.</summary>
public sealed record Receipt(ItemGlance Item, ConfirmRequest Sent, Result<ItemAnswer> Result);
