using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Lists;

/// <summary>一次报送，两处计入: a duty that stands in another list, too, so that one report of a unit counts in both. Each of the lists names the other.</summary>
/// <param name="Obligation">Id of the duty in this list.</param>
/// <param name="OtherList">Id of the other list.</param>
/// <param name="OtherObligation">Id of the duty there.</param>
/// <param name="By">Who said so.</param>
/// <param name="At">When, UTC.</param>
public sealed record SharedDuty(string Obligation, string OtherList, string OtherObligation, Actor By, DateTimeOffset At)
{
    /// <summary>As the other list names it.</summary>
    public SharedDuty SeenFrom(string list) => new(OtherObligation, list, Obligation, By, At);
}
