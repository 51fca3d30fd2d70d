using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Dispatch;

/// <summary>When a slot whose mails did not all leave is tried again: the one rule for faults of ours and for recipients whose turn comes later.</summary>
public static class NextTry
{
    private static readonly TimeSpan[] First =
    [
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(20),
        TimeSpan.FromMinutes(40),
    ];

    private static readonly TimeSpan Later = TimeSpan.FromHours(1);
    private static readonly TimeOnly Last = new(17, 30);

    /// <summary>After 5, 10, 20 and 40 minutes, then every hour until 17:30 Asia/Shanghai; else, or where that is nearer, at the next slot.</summary>
    /// <param name="tries">How often the slot was tried before the last try.</param>
    /// <param name="fault">What stopped it; a refused sign-in is tried every hour only, for accounts lock.</param>
    /// <param name="now">UTC.</param>
    /// <returns>UTC.</returns>
    public static DateTimeOffset After(int tries, AnswerKind? fault, DateTimeOffset now, WorkCalendar calendar)
    {
        DateTimeOffset at = now + (fault != AnswerKind.SignIn && tries < First.Length ? First[tries] : Later);
        DateTimeOffset slot = Slot.After(now, calendar).Moment;
        return at > slot || at > ChinaTime.At(ChinaTime.DateOf(now), Last) ? slot : at;
    }
}
