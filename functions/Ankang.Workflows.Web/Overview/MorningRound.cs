using System.Collections.Concurrent;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.Site;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Overview;

/// <summary>Sends 早报 when its time has come: to each office one mail of all its lists that are in force, as 总览 shows them.</summary>
/// <remarks>Whoever runs it often does no harm: a mail that was taken is not sent again, one that was not is tried again until the first slot.</remarks>
public sealed class MorningRound(WorkflowParts parts)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _tried = new();

    public async Task RunAsync(CancellationToken cancellation)
    {
        DateTimeOffset now = parts.Clock.GetUtcNow();
        var lists = new List<ListInForce>();
        foreach (string id in await parts.Register.ListsAsync(cancellation))
            if (await FindAsync(id, cancellation) is { Head.Rehearsal: false } list && list.IsInForceOn(ChinaTime.DateOf(now)))
                lists.Add(list);
        foreach (IGrouping<string, ListInForce> office in lists.Where(parts.MorningMails.IsTime).GroupBy(l => l.Catalogue.Office.Email))
            if (!(_tried.TryGetValue(office.Key, out DateTimeOffset tried) && now - tried < Patience))
            {
                _tried[office.Key] = now;
                await TellAsync([.. office], cancellation);
            }
    }

    private async Task TellAsync(IReadOnlyList<ListInForce> lists, CancellationToken cancellation)
    {
        var mornings = new List<Morning>();
        foreach (ListInForce list in lists)
            if (await Morning.FindAsync(parts, list, cancellation) is { } morning)
                mornings.Add(morning);
        MorningNews news = NewsOf(mornings, ChinaTime.DateOf(parts.Clock.GetUtcNow()));
        if (!news.IsNothing)
            await parts.MorningMails.SendAsync(mornings[0].List, news, cancellation);
    }

    // A list that cannot be read has no office that could be told; its page says so.
    private async Task<ListInForce?> FindAsync(string list, CancellationToken cancellation)
    {
        try
        {
            return await parts.Register.FindAsync(list, cancellation);
        }
        catch (Exception e) when (e is ListClosedException or DamagedRowException)
        {
            return null;
        }
    }

    private static MorningNews NewsOf(IReadOnlyList<Morning> mornings, DateOnly today) =>
        new(
            mornings.Sum(m => m.Needs.Count),
            mornings.Sum(m => m.Next is { } next && next.Slot.Date == today ? next.Count : 0),
            mornings.Sum(m => m.Late.Items),
            [.. mornings.Select(m => new MorningPart($"{m.List.Catalogue.List.Title}（{m.List.Catalogue.List.Number}）", [.. LinesOf(m, today)]))]
        );

    private static IEnumerable<MorningLine> LinesOf(Morning morning, DateOnly today)
    {
        // A mail is read away from the site: its links name their list, whichever the start page shows.
        string prefix = RequestedList.Address(morning.List.Id);
        OfficeNeeds needs = morning.Needs;
        foreach (OfficeNeed need in needs.Kinds.Where(n => n.Items.Count > 0))
            yield return new($"{need.Word} {need.Units}个单位{need.Items.Count}项", $"{prefix}{need.Href}");
        if (needs.Incoming.Count > 0)
            yield return new($"来信、退信待阅 {needs.Incoming.Count}封", $"{prefix}/incoming");
        if (needs.Proposed.Count > 0)
            yield return new($"副联络员、受托人待确认 {needs.Proposed.Count}个单位", $"{prefix}/units?flag=proposed");
        if (needs.Bounced.Count > 0)
            yield return new($"邮箱被退信 {needs.Bounced.Count}个单位", $"{prefix}/units?flag=bounced");
        yield return morning.Next is { } next && next.Slot.Date == today
            ? new($"今天{next.Slot.Hour}时将发出 {next.Count}封", $"{prefix}/dispatch")
            : new("今天没有邮件将发出", $"{prefix}/dispatch");
        if (morning.Late.Items == 0)
            yield break;
        yield return new($"逾期未办结 {morning.Late.Items}项，{morning.Late.Units}个单位", $"{prefix}/items?state=late");
        foreach (LaggingUnit unit in morning.Late.Furthest)
            yield return new(
                $"{unit.Name} 逾期{unit.Items}项，最长{unit.DaysLate}个工作日",
                $"{prefix}/items?unit={Uri.EscapeDataString(unit.Id)}&state=late"
            );
    }
}
