namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>All units and groups (通讯录), in roster order, and the office's own contact line.</summary>
public sealed class UnitDirectory
{
    private readonly Dictionary<string, ResponsibleUnit> _units;
    private readonly Dictionary<string, UnitGroup> _groups;
    private readonly Dictionary<string, int> _order;

    /// <exception cref="ArgumentException">An id stands twice, or a group names a unit that is not there.</exception>
    public UnitDirectory(IReadOnlyList<ResponsibleUnit> units, IReadOnlyList<UnitGroup> groups)
    {
        (Units, Groups) = (units, groups);
        _units = units.ToDictionary(u => u.Id);
        _groups = groups.ToDictionary(g => g.Id);
        HasReplacements = units.Any(u => u.Replaced is { } by && by != UnitReplacement.Never);
        _order = units.Select((u, i) => (u.Id, i)).ToDictionary(p => p.Id, p => p.i);
        foreach (UnitGroup group in groups)
        foreach (string member in group.Members)
            if (!_units.ContainsKey(member))
                throw new ArgumentException($"Group '{group.Id}' names the unit '{member}', which is not in the directory.", nameof(groups));
        foreach (ResponsibleUnit unit in units)
        foreach (string other in unit.Replaced?.By ?? [])
            if (!_units.ContainsKey(other))
                throw new ArgumentException($"Unit '{unit.Id}' is replaced by '{other}', which is not in the directory.", nameof(units));
    }

    /// <summary>In roster order.</summary>
    public IReadOnlyList<ResponsibleUnit> Units { get; }

    /// <summary>Published groups that expand to units.</summary>
    public IReadOnlyList<UnitGroup> Groups { get; }

    /// <summary>Some unit is replaced by others, or will be.</summary>
    public bool HasReplacements { get; }

    /// <summary>A unit by its id; <see cref="KeyNotFoundException"/> where there is none.</summary>
    public ResponsibleUnit this[string id] =>
        _units.TryGetValue(id, out ResponsibleUnit? unit) ? unit : throw new KeyNotFoundException($"The directory has no unit '{id}'.");

    /// <summary>A unit by its id; null where there is none.</summary>
    public ResponsibleUnit? Find(string id) => _units.GetValueOrDefault(id);

    /// <summary>There is a unit or a group of this id.</summary>
    public bool Knows(string unitOrGroup) => _units.ContainsKey(unitOrGroup) || _groups.ContainsKey(unitOrGroup);

    /// <summary>The name of a unit on a day, or of a group, as mails and pages write it in full.</summary>
    public string NameOf(string unitOrGroup, DateOnly on) =>
        _groups.TryGetValue(unitOrGroup, out UnitGroup? group) ? group.Name : this[unitOrGroup].NameOn(on).Full;

    /// <summary>Roster position, for tables and ties; units that left the roster come last.</summary>
    public int OrderOf(string unit) => _order.GetValueOrDefault(unit, int.MaxValue);

    /// <summary>Expands units and groups to the units that answer for them on a day, each once, in roster order.</summary>
    /// <param name="on">Null: as the directory stands after all changes known to it.</param>
    public IReadOnlyList<ResponsibleUnit> Expand(IEnumerable<string> unitsAndGroups, DateOnly? on = null)
    {
        DateOnly day = on ?? DateOnly.MaxValue;
        return
        [
            .. unitsAndGroups
                .SelectMany(id => _groups.TryGetValue(id, out UnitGroup? group) ? group.MembersOn(day) : [id])
                .SelectMany(id => StandInsOf(this[id], day))
                .Distinct()
                .OrderBy(u => OrderOf(u.Id)),
        ];
    }

    /// <summary>Who answers for a unit on a day: itself, or those that replaced it, or theirs; nobody where it was abolished.</summary>
    internal IReadOnlyList<ResponsibleUnit> StandInsOf(ResponsibleUnit unit, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.IsReplacedOn(day) ? [.. unit.Replaced!.By.SelectMany(id => StandInsOf(this[id], day)).Distinct()] : [unit];
    }
}
