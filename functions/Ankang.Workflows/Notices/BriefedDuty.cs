using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Notices;

/// <summary>A duty as a 任务告知 names it.</summary>
/// <param name="Key">As <see cref="Rules.Lists.Telling.DutyOf"/> gives it.</param>
/// <param name="LastHistoric">The last of its periods that is 历史事项: it fell due before, may be filled in afterwards and counts nowhere. Null for
/// none.</param>
/// <param name="IsHistoric">All its periods are.</param>
public sealed record BriefedDuty(string Key, Obligation Obligation, Period? LastHistoric = null, bool IsHistoric = false)
{
    /// <summary>Names of the 配合单位, who are named and not asked; null for none.</summary>
    public string? Helpers { get; init; }

    /// <summary>Names of those who are asked, where the unit only helps them; null where it is asked itself.</summary>
    public string? Lead { get; init; }

    /// <summary>Something that happened opened it (an accident, an interview), not the list.</summary>
    public bool IsOfEvent => Key != Obligation.Id && Lead is null;

    /// <summary>The duty as a unit is told of it that helps with it. Its key is its own: who is asked later has still to be told.</summary>
    public BriefedDuty ForHelpers(string lead) => this with { Key = $"{Obligation.Id}.help", Lead = lead, Helpers = null };

    /// <summary>A duty of which nothing is 历史事项.</summary>
    public static BriefedDuty Of(Obligation obligation)
    {
        ArgumentNullException.ThrowIfNull(obligation);
        return new(obligation.Id, obligation);
    }
}
