using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Catalogue;

/// <summary>The rows of the Directory table: a row a unit's name (<c>{unit}|{validFrom}</c>) and a row a membership (<c>G|{group}|{unit}</c>).</summary>
public static class DirectoryRows
{
    public const string Partition = "units";
    private const string GroupPrefix = "G|";
    private const string HistoryPrefix = "H|";
    private static readonly (string Role, Func<ResponsibleUnit, Contact?> Of)[] Roles =
        [("liaison", u => u.Liaison), ("deputy", u => u.Deputy), ("supervisor", u => u.Supervisor), ("principal", u => u.Principal)];

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
                PutContacts(columns, unit);
                yield return ($"{unit.Id}|{name.ValidFrom:yyyyMMdd}", columns);
            }
        }

        foreach (UnitGroup group in directory.Groups)
            for (int i = 0; i < group.Members.Count; i++)
                yield return ($"{GroupPrefix}{group.Id}|{group.Members[i]}", new Dictionary<string, object> { ["name"] = group.Name, ["sample"] = group.Sample, ["order"] = i });
    }

    public static UnitDirectory Read(IReadOnlyList<StoreRow> rows)
    {
        var units = rows.Where(r => !r.Row.StartsWith(GroupPrefix, StringComparison.Ordinal) && !r.Row.StartsWith(HistoryPrefix, StringComparison.Ordinal))
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
                    Deputy = ReadContact(newest, "deputy"),
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

    /// <summary>The row of a change of a unit's contacts, in the order of their numbers.</summary>
    internal static string HistoryRow(string unit, int number) => $"{HistoryPrefix}{unit}|{number:D6}";

    internal static (string From, string ToExclusive) HistoryRange(string unit) => ($"{HistoryPrefix}{unit}|", $"{HistoryPrefix}{unit}}}");

    /// <summary>The rows of one unit's names; the newest carries its contacts.</summary>
    internal static (string From, string ToExclusive) UnitRange(string unit) => ($"{unit}|", $"{unit}}}");

    /// <summary>Replaces the contacts and the link epoch in a row's columns; others are kept.</summary>
    internal static void PutContacts(Dictionary<string, object> columns, ResponsibleUnit unit)
    {
        columns["linkEpoch"] = unit.LinkEpoch;
        foreach ((string role, Func<ResponsibleUnit, Contact?> of) in Roles)
        {
            Contact? contact = of(unit);
            Put("Email", contact?.Email);
            Put("Name", contact?.Name);
            Put("Phone", contact?.Phone);
            Put("BouncedAt", contact?.BouncedAt);

            void Put(string column, object? value)
            {
                if (value is null) columns.Remove(role + column);
                else columns[role + column] = value;
            }
        }
    }

    private static Contact? ReadContact(StoreRow row, string role) => row.Text($"{role}Email") is { } email
        ? new Contact(row.Text($"{role}Name"), email, row.Text($"{role}Phone"), row.Instant($"{role}BouncedAt"))
        : null;
}
