using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Portal;

/// <summary>One item as its unit sees it: how it stands, and what the unit can do to it now.</summary>
/// <param name="Return">退回补正: the line of the office that says why; null while it is not returned.</param>
public sealed record PortalItem(ItemGlance Glance, HistoryEntry? Return)
{
    public DueItemKey Key => Glance.Key;

    public bool IsOpen => Glance.IsOpen;

    public bool InReview => Glance.Entry.State == ItemState.InReview;

    /// <summary>The form carries it, so that what others did meanwhile is told.</summary>
    public int Version => Glance.Item?.HistoryCount ?? 0;

    public Pause? Pause => Glance.List.PauseOf(Glance.Duty.Id, Glance.Unit.Id, Glance.Today);

    /// <summary>单位审签: what was reported waits for the unit's 分管领导.</summary>
    public AwaitedSignOff? SignOff => IsOpen ? Glance.Item?.SignOff : null;

    public bool CanReport => FormFields.IsConfirmable(Glance) && SignOff is null;

    /// <summary>An extension can be asked for until the due day is over, once.</summary>
    public bool CanAskExtension => CanReport && !Glance.Entry.Historic && Glance.Today <= Glance.DueOn && Glance.Item?.Extension is null;

    /// <summary>Too late for that: what can be said is said in 情况说明.</summary>
    public bool CanExplain => CanReport && !Glance.Entry.Historic && Glance.Today > Glance.DueOn;

    /// <summary>签收 is offered once a rung has come that was not signed for.</summary>
    public bool CanSign => IsOpen && LastRungAt is { } at && !(Glance.Item!.ReceivedAt >= at);

    /// <summary>The report that 撤回更正 would take back; null where nothing can be taken back any more.</summary>
    public Report? TakeBack
    {
        get
        {
            if (
                Glance.Item is not { } item
                || Glance.Plan.Kind == ItemKind.Quota
                || item.ReviewedAt is not null
                || item.State is ItemState.Waived or ItemState.NotApplicable or ItemState.Ended
            )
                return null;
            if (item.Reports.LastOrDefault(r => r.Counts) is not { } last)
                return null;
            LadderTerms terms = Glance.List.TermsFor(item);
            return Glance.Today <= terms.Calendar.AddWorkingDays(ChinaTime.DateOf(last.At), terms.Policy.TakeBackDays) ? last : null;
        }
    }

    /// <summary>Anything but reporting that the unit can do now.</summary>
    public bool HasMore => CanAskExtension || CanExplain || CanSign || TakeBack is not null || SignOff is not null;

    private DateTimeOffset? LastRungAt => Glance.Item is { } item ? (item.Interview ?? item.Supervision ?? item.Reminder)?.At : null;
}
