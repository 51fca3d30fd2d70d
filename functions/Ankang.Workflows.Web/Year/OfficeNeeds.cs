using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;

namespace Ankang.Workflows.Web.Year;

/// <summary>待我处理: what waits for the office, each kind with the items behind its number.</summary>
/// <param name="Kinds">By the code that an address names it with, in order of urgency.</param>
/// <param name="Bounced">Units with an address to which mail came back.</param>
/// <param name="Proposed">Units with a 副联络员 or 受托人 whom nobody has confirmed.</param>
/// <param name="Incoming">来信 and reports that nobody has looked at.</param>
public sealed record OfficeNeeds(
    IReadOnlyList<OfficeNeed> Kinds,
    IReadOnlyList<ResponsibleUnit> Bounced,
    IReadOnlyList<ResponsibleUnit> Proposed,
    IReadOnlyList<IncomingMail> Incoming
)
{
    public const string Review = "review",
        Extension = "extension",
        Interview = "interview",
        Undelivered = "undelivered",
        Untold = "untold",
        Coordinate = "coordinate",
        Problem = "problem";

    /// <summary>How many things wait; an item that waits for two counts twice.</summary>
    public int Count => Kinds.Sum(k => k.Items.Count) + Bounced.Count + Proposed.Count + Incoming.Count;

    public bool IsNothing => Count == 0;

    public static async Task<OfficeNeeds> ReadAsync(WorkflowParts parts, YearView year, CancellationToken cancellation)
    {
        HashSet<DueItemKey> proposed =
        [
            .. (await parts.Interviews.ProposalsAsync(year.List.Id, cancellation)).SelectMany(p => p.Items).Select(i => i.Item.Key),
        ];
        HashSet<PeriodRef> troubled = [.. year.Rows.Where(r => r.Problem is not null).Select(r => r.Period)];
        ItemGlance[] open = [.. year.Items.Where(i => i.IsOpen && !i.Entry.Historic)];
        return new OfficeNeeds(
            [
                new(Review, "待审核", [.. year.Items.Where(i => i.Entry.State == ItemState.InReview)]),
                new(Extension, "延期申请", [.. open.Where(i => i.Item?.Extension is not null)]),
                new(Interview, "约谈待研究", [.. open.Where(i => proposed.Contains(i.Key))]),
                new(Undelivered, "退信", [.. open.Where(i => i.Pending.Any(p => p.RefusedFor is not null))]),
                // On trial nobody is told, and nothing counts.
                new(Untold, "尚未告知", year.List.Head.Shadow ? [] : [.. open.Where(i => i.IsUntold && !IsToldNext(year, i))]),
                new(Coordinate, "商请协调", [.. open.Where(i => i.Next?.Rest == RestReason.BeyondMaxRung)]),
                new(Problem, "待核条目", [.. open.Where(i => troubled.Contains(i.Plan.Ref))]),
            ],
            [.. year.List.Directory.Units.Where(IsBounced)],
            [.. year.List.Directory.Units.Where(IsProposed)],
            await parts.Incoming.WaitingAsync(year.List.Id, cancellation)
        );
    }

    // What opened after the last slot is told in the next, by itself.
    private static bool IsToldNext(YearView year, ItemGlance item)
    {
        if (!year.List.Told.MailsReach || item.Item is not { } open)
            return false;
        // A list may be activated after the last slot of the day.
        DateOnly from = year.List.Head.ActivatedOn is { } activated && activated >= open.OpenedOn ? activated.AddDays(1) : open.OpenedOn;
        return Slot.AtOrAfter(ChinaTime.StartOf(from), year.List.Calendar) >= year.NextSlot();
    }

    public bool Has(string code, ItemGlance item) => Kinds.FirstOrDefault(k => k.Code == code)?.Keys.Contains(item.Key) == true;

    public static bool IsBounced(ResponsibleUnit unit) => unit.People.Any(c => c.BouncedAt is not null);

    public static bool IsProposed(ResponsibleUnit unit) => unit.Proposed.Any();
}
