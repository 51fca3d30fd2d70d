using Ankang.Workflows.Archives;
using Ankang.Workflows.Assessment;
using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Interviews;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Statements;

namespace Ankang.Workflows.YearEnd;

/// <summary>Reads what 年终办理 looks at; changes nothing.</summary>
public sealed class YearEndReading(
    ListRegister register,
    ListLookup lists,
    BulletinService bulletins,
    InterviewService interviews,
    AssessmentService assessments,
    StatementTable statements,
    ArchiveLog archives,
    TimeProvider clock
)
{
    /// <summary>A list as it stands.</summary>
    public async Task<YearEndFacts> ReadAsync(string listId, CancellationToken cancellation)
    {
        ListInForce list = await lists(listId, cancellation);
        IReadOnlyList<YearEndItem> items = await ItemsAsync(list, cancellation);
        IReadOnlyList<InterviewCase> cases = await interviews.CasesAsync(listId, cancellation);
        return new YearEndFacts(
            list,
            ChinaTime.DateOf(clock.GetUtcNow()),
            [.. items.Where(i => i.Item.IsOpen)],
            items.Count(i => i.Item.State == ItemState.InReview),
            [.. items.Where(i => i.Item.CarriedOver)],
            await NextAsync(list, cancellation),
            (await interviews.ProposalsAsync(listId, cancellation)).Count,
            cases.Count(c => c.AwaitsTalk),
            (await bulletins.AllAsync(listId, cancellation)).Count(b => b.Issue is null),
            (await assessments.StatementsAsync(listId, cancellation)).Count(s => s.Waits),
            await assessments.FrozenAsync(listId, cancellation),
            (await statements.ReadAsync(listId, cancellation)).Max(s => (DateOnly?)s.Statement.Table.CutOff.Day),
            await archives.ReadAsync(listId, cancellation)
        );
    }

    /// <summary>Every item of a list with its period, in published order, then by roster.</summary>
    internal async Task<IReadOnlyList<YearEndItem>> ItemsAsync(ListInForce list, CancellationToken cancellation)
    {
        Dictionary<PeriodRef, (PeriodPlan Plan, int Order)> plans = list.Plans.Select((p, i) => (p, i)).ToDictionary(p => p.p.Ref);
        return
        [
            .. (await bulletins.ItemsAsync(list, fresh: true, cancellation))
                .Select(i => (Item: i, plans[PeriodRef.Of(i.Key)].Plan, plans[PeriodRef.Of(i.Key)].Order))
                .OrderBy(i => i.Order)
                .ThenBy(i => list.Directory.OrderOf(i.Item.Key.Unit))
                .Select(i => new YearEndItem(i.Plan, i.Item)),
        ];
    }

    /// <summary>Lists of later years in which an item can go on, the earliest first.</summary>
    internal async Task<IReadOnlyList<ListInForce>> NextAsync(ListInForce list, CancellationToken cancellation)
    {
        DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
        return
        [
            .. (await register.OpenAsync(cancellation))
                .Where(l => l.Catalogue.List.Year > list.Catalogue.List.Year && l.Head.Closing is null && l.Head.ClosesOn >= today)
                .OrderBy(l => l.Catalogue.List.Year)
                .ThenBy(l => l.Id, StringComparer.Ordinal),
        ];
    }
}
