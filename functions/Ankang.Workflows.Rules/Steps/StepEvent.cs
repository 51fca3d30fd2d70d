using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Rules.Steps;

/// <summary>What a step did to an item, as data: each becomes one line of its history (台账), whose words stand outside the rules.</summary>
public abstract record StepEvent
{
    private StepEvent() { }

    /// <summary>The item opened.</summary>
    /// <param name="Replaced">The unit in whose place it opened; null for the unit's own.</param>
    public sealed record Opened(OpeningReason Reason, ResponsibleUnit? Replaced = null) : StepEvent;

    /// <summary>The item opened closed: the notice itself is the act and its evidence (task 1).</summary>
    public sealed record FulfilledByNotice : StepEvent;

    /// <summary>The item opened closed: what it asks for was done before anybody recorded the event (an accident that was reported up).</summary>
    /// <param name="At">UTC.</param>
    public sealed record ReportedBefore(DateTimeOffset At) : StepEvent;

    /// <summary>A change of the list or of its units took the item away: it is waived.</summary>
    /// <param name="Heirs">Who answers in the unit's place; empty where the unit was not replaced, or by nobody.</param>
    public sealed record TakenAway(LostReason Reason, IReadOnlyList<ResponsibleUnit> Heirs) : StepEvent;

    /// <summary>The change that took it away was undone.</summary>
    public sealed record Restored : StepEvent;

    /// <summary>The duty is of another kind now.</summary>
    public sealed record KindChanged(ItemKind Before, ItemKind After) : StepEvent;

    /// <summary>The published deadline was moved.</summary>
    /// <param name="Before">The item before it.</param>
    /// <param name="After">The item after it; in another cycle where its ladder begins anew.</param>
    public sealed record Moved(DueItem Before, DueItem After) : StepEvent;

    /// <summary>Another number is asked for; null where the duty has none.</summary>
    public sealed record NumberChanged(int? Before, int? WithinBefore, int? After, int? WithinAfter) : StepEvent;

    /// <summary>What was reported suffices for the number that is asked for now: the item is completed.</summary>
    public sealed record NumberSuffices : StepEvent;

    /// <summary>A changed ladder holds for the open item, too.</summary>
    public sealed record LadderChanged(LadderPolicy Before, LadderPolicy After) : StepEvent;

    /// <summary>正式启用: the item climbs anew from this day.</summary>
    public sealed record LadderRestarted(DateOnly From) : StepEvent;

    /// <summary>The reports of its periods meet the yearly quota: the item is completed.</summary>
    public sealed record QuotaMet : StepEvent;

    /// <summary>Reports that met the yearly quota were returned or taken back: the item is open again.</summary>
    public sealed record QuotaMissed : StepEvent;

    /// <summary>A notice that waited for a slot must not leave any more.</summary>
    public sealed record NoticeWithdrawn(NoticeTag Tag, ObsoleteReason Reason) : StepEvent;
}
