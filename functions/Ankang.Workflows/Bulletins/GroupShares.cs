using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Bulletins;

/// <summary>What fell due of a group of units in a bulletin's span, and what became of it.</summary>
/// <param name="Late">办结, but reported or done late.</param>
/// <param name="Waiting">待审核 and 延期中.</param>
public sealed record GroupShares(string Name, int Due, int OnTime, int Late, int Waiting, int Overdue)
{
    internal static GroupShares Of(BulletinGroup group)
    {
        Tally[] units = [.. group.Units.Select(u => u.Span)];
        return new(
            NameOf(group),
            units.Sum(t => t.Due),
            units.Sum(t => t.OnTime),
            units.Sum(t => t.ReportedLate + t.DoneLate),
            units.Sum(t => t.InReview + t.Extended),
            units.Sum(t => t.Overdue)
        );
    }

    /// <summary>其他单位 for those of no group.</summary>
    internal static string NameOf(BulletinGroup group) => group.Name.Length == 0 ? "其他单位" : group.Name;
}
