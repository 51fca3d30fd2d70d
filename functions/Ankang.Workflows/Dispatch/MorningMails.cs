using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Dispatch;

/// <summary>早报: one mail on a working day, between 08:30 and its first slot, so that a batch is seen before it leaves.</summary>
/// <remarks>What a host could not send in that time is not made up: after the slot it would tell of what has left already.</remarks>
public sealed class MorningMails(MailDrafts drafts, PromptMails prompt, Func<string> linkBase, TimeProvider clock)
{
    private static readonly TimeOnly Begins = new(8, 30);

    /// <summary>Whether it is time for the day's mail, by the list's calendar.</summary>
    public bool IsTime(ListInForce list)
    {
        ArgumentNullException.ThrowIfNull(list);
        DateTimeOffset now = clock.GetUtcNow();
        DateOnly today = ChinaTime.DateOf(now);
        Slot[] slots = [.. Slot.On(today, list.Calendar)];
        return slots.Length > 0 && now >= ChinaTime.At(today, Begins) && now < slots.Min().Moment;
    }

    /// <summary>To the mailbox of the list's office; the day's second is not sent, by whichever host.</summary>
    /// <param name="list">Keeps the mail among its own.</param>
    /// <returns>True where the mail server took it, now or earlier in the morning.</returns>
    public Task<bool> SendAsync(ListInForce list, MorningNews news, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(news);
        return prompt.SendAsync(list, (slot, at) => drafts.Morning(list, slot, at, news, linkBase()), cancellation);
    }
}
