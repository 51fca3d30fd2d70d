using Ankang.Workflows.Letters;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Pieces;

/// <summary>Which items of a unit a letter of all of them names: those that are open and at the letter's rung.</summary>
internal static class UnitLetters
{
    public static IEnumerable<ItemGlance> Items(IEnumerable<ItemGlance> items, LetterKind kind) =>
        items.Where(i => i.IsOpen && i.Rung == kind.Rung() && i.Rung != Rung.None && i.Duty.Id != EventDuty.StatementId);
}
