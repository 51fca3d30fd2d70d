using System.Globalization;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Links;

/// <summary>What a link says: the person whose it is, in which capacity, for which list, and until when.</summary>
/// <remarks>
/// It opens the units that today's directory gives that person in that capacity: who was replaced is out at once, and a new reader of a
/// forwarded mail gets no unit but those. Revoking (作废旧入口) one of his units ends the whole link: it is one secret.
/// </remarks>
/// <param name="Role">As <see cref="LinkHolder.Role"/>.</param>
/// <param name="Person">See <see cref="LinkHolder.Id"/>.</param>
/// <param name="Epochs">Link epochs of his units when it was made, <c>hanbin.2,hanyin.3</c>; those at 1, which most are, are left out.</param>
/// <param name="ValidUntil">Last civil day (Asia/Shanghai) of the link, inside.</param>
public sealed record PersonToken(string List, RecipientRole Role, string Person, string Epochs, DateOnly ValidUntil)
{
    private const int FirstEpoch = 1;

    public static PersonToken Of(ListInForce list, LinkHolder holder)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(holder);
        string epochs = string.Join(
            ',',
            holder.UnitsIn(list.Directory).Where(u => !u.IsLost && u.LinkEpoch != FirstEpoch).Select(u => $"{u.Id}.{u.LinkEpoch}")
        );
        return new(list.Id, holder.Role, holder.Id, epochs, list.Head.ClosesOn);
    }

    /// <summary>
    /// The units that it opens on a day, in roster order; none where it is revoked, its person is replaced, or acts on other days only (委托).
    /// Whether it is over is not asked.
    /// </summary>
    public IReadOnlyList<ResponsibleUnit> UnitsOn(DateOnly day, UnitDirectory directory)
    {
        if (HolderOn(day, directory) is not { } holder)
            return [];
        ResponsibleUnit[] units = [.. holder.UnitsOn(day, directory).Where(u => !u.IsLost)];
        Dictionary<string, int> epochs = Epochs
            .Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(e => e.Split('.'))
            .ToDictionary(e => e[0], e => int.Parse(e[1], CultureInfo.InvariantCulture));
        return units.All(u => u.LinkEpoch == epochs.GetValueOrDefault(u.Id, FirstEpoch)) ? units : [];
    }

    /// <summary>Whose it is on a day; null where nobody with that address acts in its capacity then.</summary>
    public LinkHolder? HolderOn(DateOnly day, UnitDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        string? email = directory
            .Units.SelectMany(u => u.ConfirmedOn(day).Where(c => LinkHolder.CapacityOf(Recipient.Of(u, c).Role) == Role))
            .Select(c => c.Contact.Email)
            .Distinct()
            .FirstOrDefault(e => LinkHolder.IdOf(e) == Person);
        return email is null ? null : new LinkHolder(email, Role);
    }
}
