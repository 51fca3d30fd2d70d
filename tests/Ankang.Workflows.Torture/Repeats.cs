using Ankang.Workflows.Dispatch;

namespace Ankang.Workflows.Torture;

/// <summary>What left more than once.</summary>
/// <param name="SameId">Messages that left again under their id, which a mail server or a reader may tell.</param>
/// <param name="OtherId">Notices that left again in another message: their first one was taken, and its sender heard otherwise.</param>
/// <param name="Undone">Messages of days that a backup has undone.</param>
internal sealed record Repeats(int SameId, int OtherId, int Undone)
{
    public static Repeats None { get; } = new(0, 0, 0);

    /// <summary>Of one list; what a backup has undone counts once a run, with its first list.</summary>
    public static Repeats In(Past past, bool isFirst)
    {
        HashSet<string> taken = [.. past.Taken.Select(m => m.MessageId)];
        HashSet<NoticeKey> accepted = [.. past.Mails.Where(m => m.State == MailState.Accepted).SelectMany(m => m.Notices)];
        return new Repeats(
            past.Taken.Count - taken.Count,
            past.Mails.Where(m => m.State != MailState.Accepted && taken.Contains(m.MessageId(past.List.Id, "example.org")))
                .SelectMany(m => m.Notices)
                .Count(accepted.Contains),
            isFirst ? past.Server.Undone.Count : 0
        );
    }

    public static Repeats operator +(Repeats one, Repeats other) =>
        new(one.SameId + other.SameId, one.OtherId + other.OtherId, one.Undone + other.Undone);
}
