using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Rules.Assessment;

/// <summary>An item of the base, and what of it costs points.</summary>
/// <param name="DueOn">The day by which it is judged.</param>
/// <param name="Gravest">The one row of outcome and rungs that counts; null where it was in order.</param>
/// <param name="Returns">退回补正, how often by the cut-off.</param>
internal sealed record Lapse(ItemRecord Record, DateOnly DueOn, AssessmentRow? Gravest, int Returns, PointReason Reason)
{
    /// <returns>Null for an item that is out of the base, or did not exist by then.</returns>
    public static Lapse? Of(ItemRecord record, AssessmentPolicy policy, DateOnly closesOn, CutOff cutOff)
    {
        DueItem item = policy.ByDateInForce ? record.Item : record.Item with { DueOn = record.Item.OriginalDueOn };
        Standing standing = Standing.At(item, cutOff);
        if (!item.Addressed || !cutOff.Exists(item) || !standing.Status.IsCounted())
            return null;
        Strike? gravest = record
            .Strikes.Where(s => s.Counts && cutOff.Knows(s.At) && (s.Basis is not null || ChinaTime.DateOf(s.At) > item.DueOn))
            .MaxBy(s => s.Rung);
        var reason = new PointReason
        {
            Verdict = standing.Verdict,
            DueOn = item.DueOn,
            Rung = gravest?.Rung ?? Rung.None,
            RungOn = gravest is null ? null : ChinaTime.DateOf(gravest.At),
        };
        AssessmentRow? row = new[] { RowOf(standing.Verdict, cutOff.HasPassed(closesOn)), RowOf(reason.Rung) }
            .Where(r => r is { } known && policy.PointsOf(known) > 0)
            .MaxBy(r => policy.PointsOf(r!.Value));
        return new(record, item.DueOn, row, record.Returns.Count(cutOff.Knows), reason);
    }

    private static AssessmentRow? RowOf(ItemVerdict verdict, bool closed) =>
        verdict switch
        {
            ItemVerdict.ReportedLate => AssessmentRow.ReportedLate,
            ItemVerdict.DoneLate => AssessmentRow.DoneLate,
            ItemVerdict.Overdue => closed ? AssessmentRow.NotDone : AssessmentRow.Overdue,
            _ => null,
        };

    private static AssessmentRow? RowOf(Rung rung) =>
        rung switch
        {
            Rung.Reminder => AssessmentRow.Reminder,
            Rung.Supervision => AssessmentRow.Supervision,
            Rung.Interview => AssessmentRow.Interview,
            _ => null,
        };
}
