using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Web.Year;

/// <summary>One cell of the year: how many of what fell due are done, with a colour and its word.</summary>
/// <param name="Done">办结.</param>
/// <param name="Total">应办: what was opened, less waived, not applicable and historic.</param>
/// <param name="Late">逾期未办结.</param>
/// <param name="Ahead">Items of periods that are still to open.</param>
public sealed record YearCell(int Done, int Total, int Late, int Ahead, Light Light)
{
    public string Tone => Light.Tone;

    public string Word => Light.Word;

    public bool IsEmpty => Total == 0 && Ahead == 0 && Word.Length == 0;

    /// <summary>3/13; the number ahead before anything opened.</summary>
    public string Number =>
        Total > 0 ? $"{Done}/{Total}"
        : Ahead > 0 ? $"{Ahead}"
        : "";

    public static YearCell Of(IReadOnlyCollection<ItemGlance> items, int ahead, LightOptions rule) =>
        new(
            items.Count(i => i.Status.IsDone()),
            items.Count(i => i.Status.IsCounted()),
            items.Count(i => i.Status.IsLate()),
            ahead,
            Light.Of(items, ahead, rule)
        );

    /// <summary>How many items a period that is still to open will have.</summary>
    public static int Expected(ListInForce list, PeriodPlan plan) => list.AskedIn(plan).Count;
}
