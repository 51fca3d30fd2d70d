using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Catalogue;

/// <summary>The rows of the Directory table: a row a unit's name (<c>{unit}|{validFrom}</c>) and a row a membership (<c>G|{group}|{unit}</c>).</summary>
public static class DirectoryRows
{
    public const string Partition = "units";
    private const string GroupPrefix = "G|";

    public static IEnumerable<(string Row, IReadOnlyDictionary<string, object> Columns)> ToRows(UnitDirectory directory)
    {
        foreach (ResponsibleUnit unit in directory.Units)
        {
            foreach (UnitName name in unit.Names)
            {
                var columns = new Dictionary<string, object>
                {
                    ["full"] = name.Full,
                    ["short"] = name.Short,
                    ["salutation"] = unit.Salutation,
                    ["maxRung"] = unit.MaxRung.ToString(),
                    ["linkEpoch"] = unit.LinkEpoch,
                    ["sample"] = unit.Sample,
                    ["order"] = directory.OrderOf(unit.Id),
                };
                if (unit.SeatedIn is { } seat) columns["seatedIn"] = seat;
                Put(columns, "liaison", unit.Liaison);
                Put(columns, "supervisor", unit.Supervisor);
                Put(columns, "principal", unit.Principal);
                yield return ($"{unit.Id}|{name.ValidFrom:yyyyMMdd}", columns);
            }
        }

        foreach (UnitGroup group in directory.Groups)
            for (int i = 0; i < group.Members.Count; i++)
                yield return ($"{GroupPrefix}{group.Id}|{group.Members[i]}", new Dictionary<string, object> { ["name"] = group.Name, ["sample"] = group.Sample, ["order"] = i });
    }

    public static UnitDirectory Read(IReadOnlyList<StoreRow> rows)
    {
        var units = rows.Where(r => !r.Row.StartsWith(GroupPrefix, StringComparison.Ordinal))
            .GroupBy(r => r.Row.Split('|')[0])
            .Select(names =>
            {
                StoreRow newest = names.Last();
                return (Order: newest.Number("order") ?? int.MaxValue, Unit: new ResponsibleUnit
                {
                    Id = names.Key,
                    Names = [.. names.Select(n => new UnitName(n.RequiredText("full"), n.RequiredText("short"), DateOnly.ParseExact(n.Row.Split('|')[1], "yyyyMMdd")))],
                    Salutation = newest.RequiredText("salutation"),
                    Liaison = ReadContact(newest, "liaison"),
                    Supervisor = ReadContact(newest, "supervisor"),
                    Principal = ReadContact(newest, "principal"),
                    MaxRung = Enum.Parse<Rung>(newest.RequiredText("maxRung")),
                    LinkEpoch = newest.Number("linkEpoch") ?? 1,
                    SeatedIn = newest.Text("seatedIn"),
                    Sample = newest.Flag("sample"),
                });
            })
            .OrderBy(u => u.Order)
            .Select(u => u.Unit);
        var groups = rows.Where(r => r.Row.StartsWith(GroupPrefix, StringComparison.Ordinal))
            .GroupBy(r => r.Row.Split('|')[1])
            .Select(g => new UnitGroup(g.Key, g.First().RequiredText("name"), [.. g.OrderBy(r => r.Number("order")).Select(r => r.Row.Split('|')[2])], g.First().Flag("sample")));
        return new UnitDirectory([.. units], [.. groups]);
    }

    private static void Put(Dictionary<string, object> columns, string role, Contact? contact)
    {
        if (contact is null) return;
        columns[$"{role}Email"] = contact.Email;
        if (contact.Name is { } name) columns[$"{role}Name"] = name;
        if (contact.Phone is { } phone) columns[$"{role}Phone"] = phone;
    }

    private static Contact? ReadContact(StoreRow row, string role) =>
        row.Text($"{role}Email") is { } email ? new Contact(row.Text($"{role}Name"), email, row.Text($"{role}Phone")) : null;
}
