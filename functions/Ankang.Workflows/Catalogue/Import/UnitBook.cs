using Ankang.Workflows.Catalogue.Import.Reading;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue.Import;

/// <summary>Finds the ids of the units that a list names, and makes new ones where a directory has none.</summary>
internal sealed class UnitBook
{
    private readonly string? _existing;
    private readonly Dictionary<string, string> _ids = [];
    private readonly HashSet<string> _taken = [];
    private readonly List<UnitSkeleton.Entry> _new = [];

    /// <exception cref="CatalogueException">The directory has faults.</exception>
    public UnitBook(string? directory)
    {
        _existing = directory;
        if (directory is null)
            return;
        UnitDirectory known = DirectoryReader.Parse(directory, CatalogueFolder.UnitsName);
        foreach (ResponsibleUnit unit in known.Units)
            _taken.Add(unit.Id);
        foreach (UnitGroup group in known.Groups)
            _taken.Add(group.Id);
        // 市教体局 may stand in the directory as a name or a short name; groups win, for they are printed in full.
        foreach (UnitGroup group in known.Groups)
            _ids.TryAdd(UnitNames.Plain(group.Name), group.Id);
        foreach (ResponsibleUnit unit in known.Units)
        foreach (UnitName name in unit.Names)
            _ids.TryAdd(UnitNames.Plain(name.Full), unit.Id);
        foreach (ResponsibleUnit unit in known.Units)
        foreach (UnitName name in unit.Names)
            _ids.TryAdd(UnitNames.Plain(name.Short), unit.Id);
    }

    public IReadOnlyList<string> Ids(IEnumerable<string> names, string office)
    {
        string[] ids = [.. names.Select(Id).Distinct()];
        return ids.Length > 0 ? ids : [office];
    }

    public string Id(string name)
    {
        string plain = UnitNames.Plain(name);
        if (plain.Length == 0)
            plain = name;
        if (_ids.TryGetValue(plain, out string? known))
            return known;
        bool group = UnitNames.IsGroup(plain);
        int number = 1;
        string id;
        do id = UnitSkeleton.IdOf(group, number++);
        while (!_taken.Add(id));
        _ids[plain] = id;
        _new.Add(new(id, plain, group));
        return id;
    }

    public UnitSkeleton Skeleton() => new(_existing, _new);
}
