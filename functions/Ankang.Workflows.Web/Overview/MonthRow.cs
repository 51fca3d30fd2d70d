using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Web.Overview;

/// <summary>按时间: what fell due in one month, by outcome and rung.</summary>
public sealed record MonthRow(int Month, int Due, int Ahead, IReadOnlyDictionary<ItemStatus, int> ByStatus, IReadOnlyDictionary<Rung, int> ByRung)
{
    public int Of(ItemStatus status) => ByStatus.GetValueOrDefault(status);

    public int Of(Rung rung) => ByRung.GetValueOrDefault(rung);
}
