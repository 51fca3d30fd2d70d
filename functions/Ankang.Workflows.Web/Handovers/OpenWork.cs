using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Handovers;

/// <summary>What somebody of the office began and that is not over: each with the page on which it goes on.</summary>
public sealed record OpenWork(IReadOnlyList<OpenMatter> Drafts, IReadOnlyList<OpenMatter> Holds, IReadOnlyList<OpenMatter> Cases)
{
    public bool IsNothing => Drafts.Count + Holds.Count + Cases.Count == 0;

    /// <summary>草稿1件，暂缓和暂停2件，约谈1件</summary>
    public string Summary =>
        string.Join(
            '，',
            new[] { ("草稿", Drafts.Count), ("暂缓和暂停", Holds.Count), ("约谈", Cases.Count) }
                .Where(k => k.Item2 > 0)
                .Select(k => $"{k.Item1}{k.Item2}件")
        )
            is { Length: > 0 } words
            ? words
            : "没有未了事项";

    /// <param name="lists">Those that the office works on.</param>
    public static async Task<OpenWork> ReadAsync(
        WorkflowParts parts,
        IReadOnlyList<ListInForce> lists,
        string account,
        CancellationToken cancellation
    )
    {
        DateOnly today = ChinaTime.DateOf(parts.Clock.GetUtcNow());
        List<OpenMatter> drafts =
        [
            .. (await parts.ListDrafts.AllAsync(cancellation))
                .Where(d => d.PublishedAs is null && (d.By.Id == account || d.ChangedBy.Id == account))
                .Select(d => new OpenMatter($"草稿《{d.Title}》", $"/lists/drafts/{d.Id}")),
        ];
        var holds = new List<OpenMatter>();
        var cases = new List<OpenMatter>();
        foreach (ListInForce list in lists)
        {
            string prefix = $"/l/{list.Id}";
            holds.AddRange(
                list.Head.Pauses.Where(p => p.By.Id == account && p.Last >= today)
                    .Select(p => new OpenMatter($"暂停至{p.Last:yyyy-MM-dd}：{p.Reason}", $"{prefix}/pauses"))
            );
            holds.AddRange(
                list.Head.MailHolds.Where(h => h.By.Id == account && h.Holds(today))
                    .Select(h => new OpenMatter($"邮件暂缓至{h.Until:yyyy-MM-dd}：{h.Reason}", $"{prefix}/dispatch"))
            );
            YearView year = await YearView.ReadAsync(parts, list.Id, cancellation);
            foreach (ItemGlance item in year.Items.Where(i => i.IsOpen && i.Item?.HeldUntil >= today))
            {
                HistoryEntry? held = (await parts.Work.HistoryAsync(item.Key, cancellation)).LastOrDefault(h => h.Event == HistoryEvent.Held);
                if (held?.Who.Id == account)
                    holds.Add(new OpenMatter($"{item.UnitName} {item.Subject}：{held.Text}", $"{prefix}/items/{item.Key}"));
            }

            cases.AddRange(
                (await parts.Interviews.CasesAsync(list.Id, cancellation))
                    .Where(c => c.Who.Id == account && (c.AwaitsTalk || c.PostponedUntil >= today))
                    .Select(c => new OpenMatter(
                        $"约谈 {list.Directory.Find(c.Unit)?.NameOn(today).Short ?? c.Unit}：{c.Word}",
                        $"{prefix}/interviews#case-{c.Unit}-{c.Number}"
                    ))
            );
        }

        return new OpenWork(drafts, holds, cases);
    }
}
