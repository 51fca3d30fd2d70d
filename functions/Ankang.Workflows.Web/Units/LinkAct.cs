using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Web.Units;

/// <summary>One thing that was done for a unit through a link of its people.</summary>
/// <param name="At">UTC.</param>
/// <param name="Item">Null for a change of the unit's contacts.</param>
public sealed record LinkAct(DateTimeOffset At, string Who, string What, DueItemKey? Item);
