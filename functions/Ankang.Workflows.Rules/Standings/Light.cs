namespace Ankang.Workflows.Rules.Standings;

/// <summary>红黄绿 of many items: of a task, a unit or one month of it.</summary>
/// <param name="Reason">Why; the word that stands beside the colour follows from it.</param>
/// <param name="Count">How many items the reason speaks of; 0 where it speaks of all.</param>
public sealed record Light(Tone Tone, LightReason Reason, int Count = 0)
{
    /// <param name="ahead">Items of periods that are still to open.</param>
    public static Light Of(IEnumerable<Standing> items, int ahead, LightRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ItemStatus[] all = [.. items.Select(i => i.Status)];
        ItemStatus[] counted = [.. all.Where(s => s.IsCounted())];
        if (counted.Length == 0)
        {
            return all.Contains(ItemStatus.Historic) ? new(Tone.Grey, LightReason.Historic)
                : all.Contains(ItemStatus.Waived) ? new(Tone.Grey, LightReason.Waived)
                : all.Length > 0 ? new(Tone.Grey, LightReason.NotApplicable)
                : ahead > 0 ? new(Tone.Grey, LightReason.NotStarted)
                : new(Tone.None, LightReason.Nothing);
        }

        int late = counted.Count(s => s.IsLate());
        int returned = counted.Count(s => s == ItemStatus.Returned);
        int soon = counted.Count(s => s == ItemStatus.DueSoon);
        return late > 0 ? new(rule.IsRed(late, counted.Length) ? Tone.Red : Tone.Yellow, LightReason.Late, late)
            : returned > 0 ? new(Tone.Yellow, LightReason.Returned, returned)
            : soon > 0 ? new(Tone.Yellow, LightReason.DueSoon, soon)
            : counted.All(s => s.IsDone()) ? new(Tone.Green, LightReason.Done, counted.Count(s => s.HasClock()))
            : counted.Contains(ItemStatus.InReview) ? new(Tone.Green, LightReason.InReview)
            : new(Tone.Grey, LightReason.NotDue);
    }
}
