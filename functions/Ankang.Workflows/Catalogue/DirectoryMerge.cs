using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue;

/// <summary>A directory file applied to the directory as it stands, which several lists share. Pure.</summary>
/// <remarks>
/// The file says what its units and groups are; what it does not name stays. Nothing is deleted: a unit leaves by being
/// replaced, a member by a last day. Contacts of known units are kept: they are edited in the product, not by a file.
/// </remarks>
public static class DirectoryMerge
{
    /// <param name="day">The first day for which the file holds.</param>
    public static UnitDirectory Apply(UnitDirectory current, UnitDirectory file, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(file);
        return new UnitDirectory(
            [.. current.Units.Select(u => file.Find(u.Id) is { } f ? Merge(u, f) : u), .. file.Units.Where(u => current.Find(u.Id) is null)],
            [
                .. current.Groups.Select(g => file.Groups.FirstOrDefault(f => f.Id == g.Id) is { } f ? Merge(g, f, day) : g),
                .. file.Groups.Where(f => current.Groups.All(g => g.Id != f.Id)),
            ]
        );
    }

    /// <summary>Names that the file gives a known unit for days that had another name: a change of name needs its day.</summary>
    public static IEnumerable<(ResponsibleUnit Unit, UnitName Was, UnitName Is)> Misnamed(UnitDirectory current, UnitDirectory file) =>
        from unit in file.Units
        let known = current.Find(unit.Id)
        where known is not null
        from name in unit.Names
        let was = known.Names.FirstOrDefault(n => n.ValidFrom == name.ValidFrom)
        where was is not null && was.Full != name.Full
        select (unit, was, name);

    private static ResponsibleUnit Merge(ResponsibleUnit known, ResponsibleUnit file) =>
        known with
        {
            Names = [.. file.Names.Concat(known.Names).DistinctBy(n => n.ValidFrom).OrderBy(n => n.ValidFrom)],
            Salutation = file.Salutation,
            MaxRung = file.MaxRung,
            SeatedIn = file.SeatedIn,
            Sample = file.Sample,
            SignOff = file.SignOff,
            Replaced =
                file.Replaced is null ? known.Replaced
                : file.Replaced == UnitReplacement.Never ? null
                : file.Replaced,
            Contacts =
            [
                .. known.Contacts,
                .. file.Contacts.Where(c => known.Contacts[c.Role] is null && !(c.Role.IsDeputy() && known.Deputies.Any())),
            ],
        };

    private static UnitGroup Merge(UnitGroup known, UnitGroup file, DateOnly day)
    {
        string[] joined = [.. file.Members.Except(known.Members)];
        string[] left = [.. known.Members.Except(file.Members)];
        ILookup<string, Membership> spans = known.Dated.ToLookup(d => d.Unit);
        IEnumerable<Membership> ended = left.SelectMany(u =>
            spans.Contains(u)
                ? spans[u].Select(s => s.Until == DateOnly.MaxValue ? s with { Until = day } : s)
                : [new Membership(u, DateOnly.MinValue, day)]
        );
        return new UnitGroup(known.Id, file.Name, file.Members, file.Sample)
        {
            Dated = [.. known.Dated.Where(d => !left.Contains(d.Unit)), .. ended, .. joined.Select(u => new Membership(u, day, DateOnly.MaxValue))],
        };
    }
}
