using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.Items;

/// <summary>An act that was not done: its form is shown again with what was typed.</summary>
/// <param name="Code">Of the act.</param>
/// <param name="Since">What others did to the item since the form was shown, oldest first; empty where that is not why.</param>
public sealed record ActAnswer(string Code, Typed Typed, IReadOnlyList<FormError> Errors, IReadOnlyList<HistoryEntry> Since)
{
    /// <summary>What is wrong with the whole and belongs to no field.</summary>
    public IEnumerable<FormError> General => Errors.Where(e => e.Field == "item");
}
