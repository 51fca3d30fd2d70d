using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Links;

/// <summary>
/// What a supervisor's link says: the person who answers for a unit, and until when. It opens no unit's page, and a unit's link opens none
/// of his.
/// </summary>
/// <remarks>
/// It is bound to the person by his address: when the unit gets another supervisor, the old link is dead. It stands for all
/// units that have this person as their 分管领导.
/// </remarks>
/// <param name="Unit">One of his units; its link epoch revokes the link.</param>
/// <param name="Person">See <see cref="PersonOf"/>.</param>
/// <param name="ValidUntil">Last civil day (Asia/Shanghai) of the link, inside.</param>
public sealed record SupervisorToken(string List, string Unit, int Epoch, string Person, DateOnly ValidUntil)
{
    /// <summary>A person as the token names him: no address stands in a link.</summary>
    public static string PersonOf(Contact supervisor)
    {
        ArgumentNullException.ThrowIfNull(supervisor);
        return RequestIds.Hash($"supervisor|{supervisor.Email}")[..32];
    }

    /// <summary>The units that the link opens; empty when it is revoked, over, or its person answers for the unit no more.</summary>
    public IReadOnlyList<ResponsibleUnit> UnitsIn(UnitDirectory directory, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(directory);
        return
            today <= ValidUntil
            && directory.Find(Unit) is { Supervisor: { } supervisor } unit
            && unit.LinkEpoch == Epoch
            && PersonOf(supervisor) == Person
            ? [.. directory.Units.Where(u => u.Supervisor?.Email == supervisor.Email)]
            : [];
    }
}
