using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Escalation;

/// <summary>Takes a rung of an item back: nobody got its mail, or it should not have left. The ladder goes on as if it had not.</summary>
/// <remarks>What was counted from the item (提醒n次, 约谈 basis) counts it no more; the history keeps both the rung and its end.</remarks>
public static class TakeBack
{
    /// <summary>When the mail server accepted a rung of this cycle, and the day that it named; null where it has not left.</summary>
    public static AcceptedRung? Accepted(DueItem item, Rung rung)
    {
        ArgumentNullException.ThrowIfNull(item);
        return rung switch
        {
            Rung.Reminder => item.Reminder,
            Rung.Supervision => item.Supervision,
            Rung.Interview => item.Interview,
            _ => null,
        };
    }

    /// <summary>The item without a rung of this cycle.</summary>
    /// <returns>
    /// Null where that is not its highest rung: one that has not left, or on which a higher one stands, which is to be taken back before it.
    /// </returns>
    /// <remarks>
    /// A rung that the office opened by hand is due again, as any other: whoever corrects it (更正) clears <see cref="DueItem.ByHand"/> too.
    /// A closed item only loses the rung.
    /// </remarks>
    public static DueItem? Of(DueItem item, Rung rung)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (rung == Rung.None || item.Rung != rung)
            return null;
        item = item with { Repeats = item.Repeats + 1 };
        return rung switch
        {
            Rung.Reminder => item with { Reminder = null },
            Rung.Supervision => item with { Supervision = null, AcknowledgedAt = null, AcknowledgeAskedAt = null },
            _ => item with { Interview = null },
        };
    }
}
