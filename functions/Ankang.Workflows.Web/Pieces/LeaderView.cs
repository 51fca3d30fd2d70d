using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Interviews;
using Ankang.Workflows.Pictures;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Pieces;

/// <summary>领导一页: what the city's leader sees in a minute.</summary>
/// <param name="Light">红黄绿 of all items as they stand now.</param>
/// <param name="Facts">As of the last day that is over.</param>
/// <param name="Proposals">约谈待研究: who needs a word from him.</param>
/// <param name="Waiting">Drafts that lie before him for his signature.</param>
/// <param name="Letters">Letters that do.</param>
/// <param name="Last">The bulletin that was issued last; null for none.</param>
/// <param name="Today">Asia/Shanghai.</param>
public sealed record LeaderView(
    ListInForce List,
    Light Light,
    PictureFacts Facts,
    IReadOnlyList<InterviewProposal> Proposals,
    IReadOnlyList<Bulletin> Waiting,
    IReadOnlyList<SubmittedLetter> Letters,
    Bulletin? Last,
    DateOnly Today
)
{
    internal static async Task<LeaderView> ReadAsync(WorkflowParts parts, ListInForce list, LightOptions lights, CancellationToken cancellation)
    {
        DateTimeOffset now = parts.Clock.GetUtcNow();
        DateOnly today = ChinaTime.DateOf(now);
        IReadOnlyList<DueItem> items = await parts.Bulletins.ItemsAsync(list, fresh: false, cancellation);
        IReadOnlyList<Bulletin> bulletins = await parts.Bulletins.AllAsync(list.Id, cancellation);
        return new(
            list,
            Light.Of(items.Where(i => i.Addressed).Select(i => Standing.Now(list, i, today)), 0, lights.Rule),
            PictureFacts.Of(list, items, today.AddDays(-1), now),
            await parts.Interviews.ProposalsAsync(list.Id, cancellation),
            [.. bulletins.Where(b => b.AwaitsSignature).OrderBy(b => b.Submissions[^1].At)],
            [.. (await parts.LetterSignatures.AllAsync(list.Id, cancellation)).Where(l => l.Opinion is null)],
            bulletins.Where(b => b.Issue is not null).MaxBy(b => (b.Issue!.On, b.Number)),
            today
        );
    }
}
