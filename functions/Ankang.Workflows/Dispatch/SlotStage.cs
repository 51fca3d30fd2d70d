using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Dispatch;

/// <summary>In what order the mails of a slot leave: the gravest first.</summary>
public enum SlotStage
{
    /// <summary>约谈</summary>
    Interviews,

    /// <summary>督办</summary>
    Supervisions,

    /// <summary>提醒</summary>
    Reminders,

    /// <summary>到期提醒, 任务告知, summaries, what the office did.</summary>
    Others,
}

/// <summary>Which stage a mail belongs to.</summary>
public static class SlotStages
{
    /// <summary>The stage in which mails of a kind leave.</summary>
    public static SlotStage StageOf(this NoticeTraits kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return kind.Rung switch
        {
            Rung.Interview => SlotStage.Interviews,
            Rung.Supervision => SlotStage.Supervisions,
            Rung.Reminder => SlotStage.Reminders,
            _ => SlotStage.Others,
        };
    }

    /// <summary>The stage's word: 约谈, 督办, 提醒, 其他.</summary>
    public static string Word(this SlotStage stage) =>
        stage switch
        {
            SlotStage.Interviews => HistoryText.Rung(Rung.Interview),
            SlotStage.Supervisions => HistoryText.Rung(Rung.Supervision),
            SlotStage.Reminders => HistoryText.Rung(Rung.Reminder),
            _ => "其他",
        };
}
