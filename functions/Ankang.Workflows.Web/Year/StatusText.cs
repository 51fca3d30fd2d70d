using Ankang.Workflows.Board;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Web.Year;

/// <summary>The words, codes and colours of states and rungs. A colour never stands without its word.</summary>
public static class StatusText
{
    private static readonly (ItemStatus Status, string Code, string Word, string Tone, bool Clock)[] All =
    [
        (ItemStatus.Open, "open", "进行中", "grey", false),
        (ItemStatus.DueSoon, "dueSoon", "即将到期", "yellow", false),
        (ItemStatus.Overdue, "overdue", "逾期未办结", "red", false),
        (ItemStatus.NotDone, "notDone", "未完成", "red", false),
        (ItemStatus.Returned, "returned", "退回补正", "yellow", false),
        (ItemStatus.Extended, "extended", "延期中", "grey", false),
        (ItemStatus.InReview, "inReview", "已报送，待审核", "green", false),
        (ItemStatus.OnTime, "onTime", "按期办结", "green", false),
        (ItemStatus.ReportedLate, "reportedLate", "按期完成、逾期报送", "green", true),
        (ItemStatus.DoneLate, "doneLate", "逾期办结", "green", true),
        (ItemStatus.Waived, "waived", "已豁免", "grey", false),
        (ItemStatus.NotApplicable, "notApplicable", "不适用", "grey", false),
        (ItemStatus.Historic, "historic", "历史事项", "grey", false),
    ];

    public static IEnumerable<ItemStatus> Every => All.Select(a => a.Status);

    public static string Word(this ItemStatus status) => All[(int)status].Word;

    /// <summary>As addresses and the API write it.</summary>
    public static string Code(this ItemStatus status) => All[(int)status].Code;

    /// <summary>green, yellow, red or grey.</summary>
    public static string Tone(this ItemStatus status) => All[(int)status].Tone;

    /// <summary>Late but closed: green with a clock mark.</summary>
    public static bool HasClock(this ItemStatus status) => All[(int)status].Clock;

    public static bool IsOpen(this ItemStatus status) =>
        status is ItemStatus.Open or ItemStatus.DueSoon or ItemStatus.Overdue or ItemStatus.NotDone or ItemStatus.Returned or ItemStatus.Extended;

    /// <summary>应办: neither waived nor without an object nor historic.</summary>
    public static bool IsCounted(this ItemStatus status) => status is not (ItemStatus.Waived or ItemStatus.NotApplicable or ItemStatus.Historic);

    public static bool IsDone(this ItemStatus status) => status is ItemStatus.OnTime or ItemStatus.ReportedLate or ItemStatus.DoneLate;

    public static bool IsLate(this ItemStatus status) => status is ItemStatus.Overdue or ItemStatus.NotDone;

    public static string Code(this Rung rung) =>
        rung switch
        {
            Rung.Reminder => "reminder",
            Rung.Supervision => "supervision",
            Rung.Interview => "interview",
            _ => "none",
        };

    /// <summary>The rung as tables show it; a dash where none was taken.</summary>
    public static string Word(this Rung rung) => rung == Rung.None ? "—" : HistoryText.Rung(rung);

    /// <summary>Derives how an item stands.</summary>
    /// <param name="item">Null where its whole period is closed and was not read.</param>
    public static ItemStatus Of(BoardEntry entry, DueItem? item, DateOnly dueOn, int courtesyDays, DateOnly closesOn, DateOnly today) =>
        entry.State == ItemState.Waived ? ItemStatus.Waived
        : entry.State == ItemState.NotApplicable ? ItemStatus.NotApplicable
        : entry.Historic ? ItemStatus.Historic
        : entry.State == ItemState.InReview ? ItemStatus.InReview
        : entry.Outcome is { } outcome
            ? outcome switch
            {
                Outcome.OnTime => ItemStatus.OnTime,
                Outcome.ReportedLate => ItemStatus.ReportedLate,
                _ => ItemStatus.DoneLate,
            }
        : today > closesOn ? ItemStatus.NotDone
        : item is { IsReturned: true } && (today <= dueOn || today <= item.QuietUntil) ? ItemStatus.Returned
        : today > dueOn ? ItemStatus.Overdue
        : dueOn.DayNumber - today.DayNumber <= courtesyDays ? ItemStatus.DueSoon
        : item is { IsExtended: true } ? ItemStatus.Extended
        : ItemStatus.Open;
}
