using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Links;

/// <summary>
/// What the link says by which a liaison confirms, or drops, the 副联络员 who were named for his unit: it opens that page and nothing else.
/// </summary>
/// <remarks>It is good while he is the unit's liaison and the unit's links are not revoked (作废旧入口).</remarks>
/// <param name="Person">The liaison, see <see cref="LinkHolder.Id"/>.</param>
/// <param name="Epoch">The unit's link epoch when it was made.</param>
/// <param name="ValidUntil">Last civil day (Asia/Shanghai) of the link, inside.</param>
public sealed record DeputyToken(string List, string Unit, string Person, int Epoch, DateOnly ValidUntil)
{
    /// <summary>Begins the address of the page that the link opens.</summary>
    public const string LinkPrefix = "/c";

    /// <summary>Only for a unit that has a liaison.</summary>
    public static DeputyToken Of(string list, ResponsibleUnit unit, DateOnly validUntil)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return new(list, unit.Id, LinkHolder.LiaisonOf(unit).Id, unit.LinkEpoch, validUntil);
    }

    /// <summary>Whether it opens anything of the unit as it stands; whether it is over is not asked.</summary>
    public bool Opens(ResponsibleUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.Liaison is { ProposedAt: null } && LinkHolder.LiaisonOf(unit).Id == Person && unit.LinkEpoch == Epoch;
    }
}
