using Ankang.Workflows.Board;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Dispatch;

/// <summary>A list's periods as a moment will find them if nobody acts before: every opening and step until then, taken in memory alone.</summary>
public sealed class PeriodsAhead
{
    private readonly Dictionary<PeriodRef, PeriodWork> _stepped = [];
    private readonly WorkTable _work;

    private PeriodsAhead(WorkTable work, BoardView board) => (_work, Board) = (work, board);

    /// <summary>The Board as those turns would write it.</summary>
    public BoardView Board { get; private set; }

    /// <summary>The periods that a turn is due for by then, or of which a notice waits.</summary>
    public IReadOnlyCollection<PeriodRef> Stepped => _stepped.Keys;

    /// <param name="board">As it stands now.</param>
    /// <param name="moment">UTC.</param>
    public static async Task<PeriodsAhead> OfAsync(
        ListInForce list,
        WorkTable work,
        BoardView board,
        DateTimeOffset moment,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(board);
        var ahead = new PeriodsAhead(work, board);
        var rows = new List<BoardRow>();
        foreach (PeriodPlan plan in list.Plans)
        {
            BoardRow? row = board.Find(plan)?.Row;
            if (!PeriodTurns.IsDue(plan, row, moment) && !(row?.Pending > 0))
                continue;
            QuotaTally? tally = await QuotaReading.OfAsync(list, plan, work, moment, cancellation);
            PeriodWork period = await work.LoadAsync(plan.Ref, fresh: true, cancellation);
            ahead._stepped[plan.Ref] = period = PeriodTurns.Ahead(list, plan, period, row is not null, tally, moment);
            rows.Add(PeriodTurns.Index(list, plan, period, moment));
        }

        ahead.Board = board.With(rows);
        return ahead;
    }

    /// <summary>A period as it will stand.</summary>
    public async Task<PeriodWork> LoadAsync(PeriodRef period, CancellationToken cancellation) =>
        _stepped.TryGetValue(period, out PeriodWork? stepped) ? stepped : await _work.LoadAsync(period, fresh: true, cancellation);
}
