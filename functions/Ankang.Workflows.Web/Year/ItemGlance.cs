using Ankang.Workflows.Board;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.Year;

/// <summary>One due item as pages and answers show it.</summary>
/// <param name="Entry">What the Board says of it, brought up to date where its period is still open.</param>
/// <param name="Item">The item itself; null where its whole period is closed and was not read.</param>
/// <param name="Pending">Its notices that wait for a slot.</param>
public sealed record ItemGlance(
    ListInForce List,
    PeriodPlan Plan,
    ResponsibleUnit Unit,
    BoardEntry Entry,
    DueItem? Item,
    IReadOnlyList<PendingNotice> Pending,
    DateOnly Today
)
{
    public DueItemKey Key => Plan.Ref.Of(Unit.Id);

    /// <summary>What the leader decided on its 约谈 stands; a proposal that was only put off is still to be decided.</summary>
    public bool IsTalkDecided { get; init; }

    public Obligation Duty => Plan.Obligation;

    public DateOnly DueOn => Item?.DueOn ?? Plan.DueOn;

    public Rung Rung => Entry.Rung;

    /// <summary>What it is today; a yearly quota by the reports of its periods.</summary>
    public Standing Standing =>
        Item is { } item ? Standing.Now(List, item, Today) : Standing.Closed(Entry.State, Entry.Outcome, Entry.Historic, Plan.DueOn, Today);

    /// <summary>What happens next to it by itself; null for an item of a closed period that was not read.</summary>
    public Decision? Next => Item is { } item ? Standing.Next(List, item, Pending, Today) : null;

    public ItemStatus Status => Standing.Status;

    public bool IsOpen => Entry.State == ItemState.Open;

    private LadderPolicy Policy => Item is { } item ? List.PolicyOf(item) : List.Catalogue.PolicyOf(Duty);

    public string UnitName => Unit.NameOn(Today).Full;

    public string UnitShort => Unit.NameOn(Today).Short;

    /// <summary>配合单位, who are not asked; empty where the list names none.</summary>
    public string Helpers => string.Join('、', Duty.Helpers.Select(id => List.Directory.NameOf(id, Today)));

    /// <summary>第14项 新闻宣传稿件（2021年3月）</summary>
    public string Name => $"第{Duty.Task}项 {Subject}";

    /// <summary>新闻宣传稿件（2021年3月）</summary>
    public string Subject =>
        ChineseDates.PeriodName(Plan.Period) is { Length: > 0 } period && Plan.Kind != ItemKind.Once && Plan.Kind != ItemKind.Standing
            ? $"{Duty.ShortName}（{period}）"
            : Duty.ShortName;

    /// <summary>The month whose column shows it: that of the published deadline.</summary>
    public int Month => Plan.DueOn.Month;

    /// <summary>已报送1篇，要求不少于2篇，尚差1篇; null where the duty has no number and nothing was reported.</summary>
    public string? Progress
    {
        get
        {
            // What was returned counts no more; the report itself is not denied.
            if (Item is { IsReturned: true } returned && returned.Reports.LastOrDefault(r => !r.Counts) is { } report)
                return $"{ChineseDates.Short(ChinaTime.DateOf(report.At))}的报送已收悉，待补正";
            if (Entry.Required is not { } required)
                return Entry.Count > 0 ? $"已报送{Entry.Count}{Duty.Counter}" : null;
            string counter = Duty.Counter;
            if (Entry.Count == 0)
                return $"要求不少于{required}{counter}，尚未收到报送";
            string missing = Entry.Count < required ? $"，尚差{required - Entry.Count}{counter}" : "";
            string within = Item?.RequiredWithin is { } inside
                ? $"；其中{Duty.Within[0].What}{Item.CountWithin}{counter}，要求不少于{inside}{counter}"
                : "";
            return $"已报送{Entry.Count}{counter}，要求不少于{required}{counter}{missing}{within}";
        }
    }

    /// <summary>The quarter whose progress note (进展说明) is asked for now and was not given; null when none is.</summary>
    public int? NoteAskedFor
    {
        get
        {
            if (Plan.Kind != ItemKind.Standing || Item is not { IsOpen: true } item || Today.Year != List.Catalogue.List.Year)
                return null;
            int quarter = (Today.Month + 2) / 3;
            DateOnly from = Ladder.ProgressNoteDay(Today.Year, quarter, Policy, List.Calendar);
            return Today >= from && from >= item.OpenedOn && !item.NotesGiven.Contains(quarter) ? quarter : null;
        }
    }

    /// <summary>How its unit was told of the duty; null where it was not. A trial (试运行) tells nobody.</summary>
    public Telling? Told => List.Told.First(Unit.Id, Telling.DutyOf(Plan.Ref));

    /// <summary>Every word to its unit about the duty, oldest first, those that were taken back included.</summary>
    public IEnumerable<Telling> Tellings => List.Told.Of(Unit.Id).Where(t => t.Duties.Contains(Telling.DutyOf(Plan.Ref)));

    /// <summary>尚未告知: the ladder does not start.</summary>
    public bool IsUntold => IsOpen && Unit.IsAddressed && !Entry.Historic && Told is null;

    /// <summary>What else holds for it beside its state: 已暂停, 暂缓发送至4月8日, 延期申请待答复.</summary>
    public IReadOnlyList<string> Marks =>
        [
            .. IsUntold ? [ToldText.Untold] : Array.Empty<string>(),
            .. IsOpen && List.PauseOf(Duty.Id, Unit.Id, Today) is { } pause ? [$"已暂停至{Say.Day(pause.Last, Today)}"] : Array.Empty<string>(),
            .. Item is { IsOpen: true, HeldUntil: { } held } && held >= Today ? [$"暂缓发送至{Say.Day(held, Today)}"] : Array.Empty<string>(),
            .. Item is { IsOpen: true, SignOff: not null } ? ["待单位审签"] : Array.Empty<string>(),
            .. Item is { IsOpen: true, Extension: not null } ? ["延期申请待答复"] : Array.Empty<string>(),
            .. Item is { IsExtended: true } && Status != ItemStatus.Extended ? ["已延期"] : Array.Empty<string>(),
            .. Item is { IsOpen: true, ReceivedAt: not null } ? ["已签收"] : Array.Empty<string>(),
            .. Item is { IsOpen: true, AcknowledgedAt: not null } ? ["分管领导已阅"] : Array.Empty<string>(),
        ];

    /// <summary>How it stands against the deadline as published, where a later one is in force; null where none is.</summary>
    public string? AgainstOriginal =>
        Item is not { } item || item.DueOn == item.OriginalDueOn ? null
        : item.State == ItemState.Completed && item.ClosedAt is { } closed && ChinaTime.DateOf(closed) <= item.OriginalDueOn ? "按原时限办结"
        : item.State == ItemState.Completed && item.CompletedOn <= item.OriginalDueOn ? "按原时限完成、逾期报送"
        : item.State is ItemState.Waived or ItemState.NotApplicable ? "不计入应办"
        : Today <= item.OriginalDueOn ? "尚未到原时限"
        : "未按原时限办结";

    /// <summary>Working days after the due day, today included; 0 before it.</summary>
    public int WorkingDaysLate => Standing.WorkingDaysLate;
}
