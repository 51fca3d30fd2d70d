using Ankang.Workflows.Contacts;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Units;

/// <summary>What was done for a unit through the links of its people: what the office looks at before it revokes them.</summary>
internal static class LinkActs
{
    private const int Most = 50;

    /// <summary>The newest acts on items and contacts, newest first.</summary>
    public static async Task<IReadOnlyList<LinkAct>> ReadAsync(
        WorkflowParts parts,
        string listId,
        ResponsibleUnit unit,
        IReadOnlyList<ContactChange> changes,
        CancellationToken cancellation
    )
    {
        List<LinkAct> acts = [.. changes.Where(c => IsOfLink(c.Who)).Select(c => new LinkAct(c.At, c.Who.Name, c.Text, null))];
        YearView year = await YearView.ReadAsync(parts, listId, cancellation, unit.Id);
        foreach (DueItemKey item in year.Items.Select(i => i.Key))
        foreach (HistoryEntry line in (await parts.Work.HistoryAsync(item, cancellation)).Where(h => IsOfLink(h.Who)))
            acts.Add(new LinkAct(line.At, line.Who.Name, line.Text, item));
        return [.. acts.OrderByDescending(a => a.At).Take(Most)];
    }

    private static bool IsOfLink(Actor who) => who.Kind is ActorKind.UnitContact or ActorKind.Supervisor;
}
