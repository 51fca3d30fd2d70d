using Ankang.Workflows.Notices;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Torture;

/// <summary>A known fault of a dependency that the torture has to find, to show that it would find one of the product.</summary>
/// <param name="What">What is wrong, for <c>--help</c>.</param>
internal sealed record SeededBug(
    string Name,
    string What,
    Func<ITableStore, ITableStore>? Store = null,
    Func<IMailTransport, IMailTransport>? Mail = null,
    Func<TimeProvider, TimeProvider>? Clock = null
)
{
    public static IReadOnlyList<SeededBug> All { get; } =
    [
        new("ignores-etags", "the store writes over what somebody else wrote meanwhile", Store: s => new LyingStores.IgnoringETags(s)),
        new("grants-every-lease", "every host gets the lease of the dispatch", Store: s => new LyingStores.GrantingLeases(s)),
        new("loses-next", "Board rows lose their next moment", Store: s => new LyingStores.LosingNext(s)),
        new("loses-history", "now and then a line of the history is not written", Store: s => new LyingStores.LosingHistory(s)),
        new("forgets-writes", "now and then a write is answered as done and is not", Store: s => new LyingStores.ForgettingWrites(s)),
        new("accepts-unsent", "now and then a mail is answered as accepted and is not sent", Mail: m => new LyingMail(m, sends: 0)),
        new("sends-twice", "now and then a mail is sent twice", Mail: m => new LyingMail(m, sends: 2)),
        new("clock-jumps-back", "after three weeks every clock goes back by two hours, unseen", Clock: c => new LyingClock(c, Back)),
        new("clock-jumps-forth", "after three weeks every clock goes ahead by nine days, unseen", Clock: c => new LyingClock(c, Forth)),
        new(
            "loses-retried-acts",
            "an act of the office that met a conflict is answered as done when it is tried again",
            Store: s => new LyingAboutActs(s)
        ),
        new("one-lease-for-all", "the slot of one list that was served stands for all lists", Store: s => new LyingAboutLists(s)),
        new("groups-lists", "a mail takes the words of another list's mail to the same person along", Mail: m => new GroupingMail(m)),
        new("says-all-was-sent", "the store says of every slot that it was served", Store: s => new LyingStores.SayingAllWasSent(s)),
    ];

    private static DateTimeOffset Back(DateTimeOffset now) => IsLater(now) ? now.AddHours(-2) : now;

    private static DateTimeOffset Forth(DateTimeOffset now) => IsLater(now) ? now.AddDays(9) : now;

    private static bool IsLater(DateTimeOffset now) => Rules.Calendar.ChinaTime.DateOf(now) > City.FirstDay.AddDays(21);
}
