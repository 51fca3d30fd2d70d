using Ankang.Workflows.Contacts;
using Ankang.Workflows.Interviews;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Units;

/// <summary>One unit as its page shows it: people, open items by urgency, its year, lapses with what came of them, mails.</summary>
/// <param name="Changes">Of its contacts, oldest first.</param>
/// <param name="Cases">Decisions on 约谈, newest first.</param>
/// <param name="Answer">A form that was just not taken; null on a first look.</param>
/// <param name="Sort">Another order of the open items; null for the usual one.</param>
/// <param name="Done">contacts, told, resend or revoke: what the person has just done; null for nothing.</param>
public sealed record UnitView(
    ResponsibleUnit Unit,
    YearView Year,
    OverviewView Overview,
    IReadOnlyList<ContactChange> Changes,
    IReadOnlyList<InterviewCase> Cases,
    ContactAnswer? Answer,
    string? Done,
    ItemFilter? Sort
)
{
    public int Version => Changes.Count == 0 ? 0 : Changes[^1].Number;

    public IReadOnlyList<ItemGlance> Open { get; } =
        Sort is { } sort
            ? [.. sort.Order(Year.Items.Where(i => i.IsOpen))]
            : [.. Year.Items.Where(i => i.IsOpen).OrderBy(i => i.Entry.Historic).ThenBy(i => i.DueOn).ThenBy(i => i.Duty.Task)];

    /// <summary>Items whose notice no address took.</summary>
    public IReadOnlyList<ItemGlance> Waiting { get; } = [.. Year.Items.Where(i => i.Pending.Any(p => p.RefusedFor is not null))];

    /// <summary>尚未告知: open items of whose duty the unit was not told.</summary>
    public IReadOnlyList<ItemGlance> Untold { get; } = [.. Year.Items.Where(i => i.IsUntold)];

    /// <summary>How the unit was told, and of how many duties, newest first; two people told in one way on one day are one line.</summary>
    public IReadOnlyList<(string How, int Duties)> Tellings { get; } =
    [
        .. Year
            .List.Told.Of(Unit.Id)
            .Reverse()
            .GroupBy(t => ToldText.How(Year.List, t, Year.Today))
            .Select(g => (g.Key, g.SelectMany(t => t.Duties).Distinct().Count())),
    ];

    /// <summary>Lapses by the day on which they fell; several on one day are one.</summary>
    public IReadOnlyList<IGrouping<DateOnly, ItemGlance>> Lapses { get; } =
    [.. Year.Items.Where(i => i.Status.IsLate() || i.Status.HasClock()).GroupBy(i => i.DueOn).OrderByDescending(g => g.Key)];
}
