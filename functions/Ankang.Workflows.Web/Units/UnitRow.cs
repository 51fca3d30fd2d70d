using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Web.Units;

/// <summary>One unit of the list, with how many of its items stand how.</summary>
/// <param name="Untold">尚未告知 of something that is open.</param>
/// <param name="Rung">The highest rung that an open item has reached.</param>
public sealed record UnitRow(ResponsibleUnit Unit, string Name, int All, int Done, int Soon, int Late, Rung Rung, bool Untold);
