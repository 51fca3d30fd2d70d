using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Portal;

/// <summary>What became of one item of a confirmation.</summary>
public sealed record Receipt(ItemGlance Item, ConfirmResult Result);
