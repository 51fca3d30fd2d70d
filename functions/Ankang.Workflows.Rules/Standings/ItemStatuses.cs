namespace Ankang.Workflows.Rules.Standings;

/// <summary>What follows from a status.</summary>
public static class ItemStatuses
{
    /// <summary>Something is still asked of the unit; a historic item is counted apart, open or closed.</summary>
    public static bool IsOpen(this ItemStatus status) =>
        status is ItemStatus.Open or ItemStatus.DueSoon or ItemStatus.Overdue or ItemStatus.NotDone or ItemStatus.Returned or ItemStatus.Extended;

    /// <summary>应办: neither waived nor without an object nor historic.</summary>
    public static bool IsCounted(this ItemStatus status) => status is not (ItemStatus.Waived or ItemStatus.NotApplicable or ItemStatus.Historic);

    /// <summary>办结, in time or late.</summary>
    public static bool IsDone(this ItemStatus status) => status is ItemStatus.OnTime or ItemStatus.ReportedLate or ItemStatus.DoneLate;

    /// <summary>逾期未办结, and 未完成 after the list closed.</summary>
    public static bool IsLate(this ItemStatus status) => status is ItemStatus.Overdue or ItemStatus.NotDone;

    /// <summary>Late but closed: green with a clock mark.</summary>
    public static bool HasClock(this ItemStatus status) => status is ItemStatus.ReportedLate or ItemStatus.DoneLate;

    /// <summary>The colour of a status.</summary>
    public static Tone Tone(this ItemStatus status) =>
        status switch
        {
            ItemStatus.Overdue or ItemStatus.NotDone => Standings.Tone.Red,
            ItemStatus.DueSoon or ItemStatus.Returned => Standings.Tone.Yellow,
            ItemStatus.InReview or ItemStatus.OnTime or ItemStatus.ReportedLate or ItemStatus.DoneLate => Standings.Tone.Green,
            _ => Standings.Tone.Grey,
        };
}
