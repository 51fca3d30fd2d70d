using System.Collections.Concurrent;
using System.Collections.Immutable;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Turns;

/// <summary>What is open of a list each night, where other processes can write: asked anew, with what was closed before as it was read then.</summary>
/// <remarks>
/// A confirmation writes no index row, so an index row may say "open" for months of what was closed long ago. Read once, that needs no
/// reading again: whatever opens it again shows among the open, and whatever closes it again names the new moment. A closed row that is
/// damaged since is found by who follows the histories, period by period within a week.
/// </remarks>
internal sealed class OpenItems(WorkTable work)
{
    /// <summary>Whoever slept for longer asks for all anew.</summary>
    private static readonly TimeSpan LongestKept = TimeSpan.FromDays(15);

    /// <summary>By how much the clocks of two hosts may differ without a closing being missed.</summary>
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromDays(1);
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, IReadOnlyDictionary<PeriodRef, PeriodWork> Work)> _known = new();

    /// <param name="asOf">When the oldest index row that says "open" was written, UTC: what was closed since may be missing among the open.</param>
    /// <param name="now">UTC.</param>
    /// <returns>By period: open items, every pending notice, and items closed since <paramref name="asOf"/>.</returns>
    public async Task<IReadOnlyDictionary<PeriodRef, PeriodWork>> ReadAsync(
        string list,
        DateTimeOffset asOf,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        bool isKnown = _known.TryGetValue(list, out var known) && known.At <= now && now - known.At <= LongestKept;
        DateTimeOffset since = isKnown && known.At > asOf ? known.At : asOf;
        IReadOnlyDictionary<PeriodRef, PeriodWork> read = await work.ReadOpenAsync(list, since - ClocksDiffer, cancellation);
        IReadOnlyDictionary<PeriodRef, PeriodWork> all = isKnown ? With(read, known.Work) : read;
        _known[list] = (now, all);
        return all;
    }

    private static Dictionary<PeriodRef, PeriodWork> With(
        IReadOnlyDictionary<PeriodRef, PeriodWork> read,
        IReadOnlyDictionary<PeriodRef, PeriodWork> before
    )
    {
        var all = new Dictionary<PeriodRef, PeriodWork>(read);
        foreach ((PeriodRef period, PeriodWork known) in before)
        {
            PeriodWork? now = read.GetValueOrDefault(period);
            KeyValuePair<string, Tracked<DueItem>>[] closed =
            [
                .. known.Items.Where(i =>
                    i.Value.Value.IsClosed && now?.Items.ContainsKey(i.Key) != true && now?.SetAside.ContainsKey(i.Key) != true
                ),
            ];
            if (closed.Length == 0)
                continue;
            all[period] = now is not null
                ? now with
                {
                    Items = now.Items.AddRange(closed),
                }
                : known with
                {
                    Items = known.Items.Clear().AddRange(closed),
                    Notices = known.Notices.Clear(),
                    SetAside = ImmutableSortedDictionary<string, DamagedRow>.Empty,
                };
        }

        return all;
    }
}
