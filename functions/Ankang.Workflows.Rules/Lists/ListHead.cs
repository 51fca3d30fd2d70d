using System.Collections.Immutable;

namespace Ankang.Workflows.Rules.Lists;

/// <summary>What is in force for a list: its versions, its days, and whether it is a rehearsal or in shadow.</summary>
/// <param name="CatalogueVersion">Version of the published catalogue.</param>
/// <param name="CalendarVersion">Version of the holiday calendar.</param>
/// <param name="DirectoryVersion">Version of the unit directory.</param>
/// <param name="StartOn">The first day for which the system answers; items due before it are 历史事项.</param>
/// <param name="ClosesOn">The last day on which a notice may leave.</param>
/// <param name="Shadow">试运行: everything happens, mails stay in the outbox, no rung counts.</param>
/// <param name="ActivatedOn">正式启用: the day on which the shadow ended; no rung from before counts. Null for a list that had none.</param>
/// <param name="Rehearsal">模拟运行: on a virtual clock, marked as such everywhere.</param>
/// <param name="Changes">How many changes were applied since it was published.</param>
/// <param name="Pending">The change that is being applied; null when none is. Whoever finds it finishes it.</param>
public sealed record ListHead(
    string List,
    string CatalogueVersion,
    string CalendarVersion,
    string DirectoryVersion,
    DateOnly StartOn,
    DateOnly ClosesOn,
    bool Shadow,
    bool Rehearsal,
    DateOnly? ActivatedOn = null,
    int Changes = 0,
    ListChange? Pending = null
)
{
    /// <summary>暂停, those that are over included: their days never count again.</summary>
    public ImmutableArray<Pause> Pauses { get; init; } = [];

    /// <summary>暂缓发送 of mails that are of no single item, those that are over included.</summary>
    public ImmutableArray<MailHold> MailHolds { get; init; } = [];

    /// <summary>Who activated it; null for one that is on trial, never was, or was activated before this was kept.</summary>
    public ListActivation? Activation { get; init; }

    /// <summary>撤回: it was published by mistake; null for any other.</summary>
    public ListClosing? Closing { get; init; }

    /// <summary>What interviews left to do.</summary>
    public ImmutableArray<FollowUp> FollowUps { get; init; } = [];

    /// <summary>What earlier lists left undone and this one goes on with.</summary>
    public ImmutableArray<CarriedItem> Carried { get; init; } = [];

    /// <summary>What accidents opened.</summary>
    public ImmutableArray<EventOpening> Events { get; init; } = [];

    /// <summary>一次报送，两处计入: duties that another list has, too.</summary>
    public ImmutableArray<SharedDuty> Shared { get; init; } = [];

    /// <summary>通报 whose messages may still be to be written down; too many for a moment, never too few.</summary>
    public ImmutableArray<Circulation> Circulations { get; init; } = [];

    /// <summary>How many accidents were recorded: while it is 0 nobody looks for one whose telling is due.</summary>
    public int Accidents { get; init; }
}
