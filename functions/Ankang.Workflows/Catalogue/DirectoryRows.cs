using System.Globalization;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Catalogue;

/// <summary>The rows of the Directory table: a row a unit's name (<c>{unit}|{validFrom}</c>) and a row a membership (<c>G|{group}|{unit}</c>).</summary>
public static class DirectoryRows
{
    public const string Partition = "units";
    private const string GroupPrefix = "G|";
    private const string HistoryPrefix = "H|";

    /// <summary>The columns that this program writes; others are kept as they are.</summary>
    public static IReadOnlySet<string> Own { get; } =
        new HashSet<string>([
            "full",
            "short",
            "salutation",
            "maxRung",
            "linkEpoch",
            "sample",
            "order",
            "seatedIn",
            "replacedBy",
            "replacedFrom",
            "name",
            "spans",
            .. ContactRoles.All.Select(r => r.Code()).SelectMany(r => new[] { $"{r}Email", $"{r}Name", $"{r}Phone", $"{r}BouncedAt" }),
        ]);

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
                if (unit.SeatedIn is { } seat)
                    columns["seatedIn"] = seat;
                if (unit.Replaced is { } replaced && replaced != UnitReplacement.Never)
                    (columns["replacedBy"], columns["replacedFrom"]) = (string.Join(',', replaced.By), $"{replaced.From:yyyy-MM-dd}");
                PutContacts(columns, unit);
                yield return ($"{unit.Id}|{name.ValidFrom:yyyyMMdd}", columns);
            }
        }

        foreach (UnitGroup group in directory.Groups)
        {
            int order = 0;
            ILookup<string, Membership> spans = group.Dated.ToLookup(d => d.Unit);
            foreach (string member in group.Members.Concat(group.Dated.Select(d => d.Unit)).Distinct())
            {
                var columns = new Dictionary<string, object>
                {
                    ["name"] = group.Name,
                    ["sample"] = group.Sample,
                    ["order"] = order++,
                };
                if (spans.Contains(member))
                    columns["spans"] = string.Join(';', spans[member].Select(Write));
                yield return ($"{GroupPrefix}{group.Id}|{member}", columns);
            }
        }
    }

    /// <summary>Names a state of the directory by its content, whoever wrote it.</summary>
    public static string VersionOf(IEnumerable<StoreRow> rows) =>
        ContentVersion.Of([
            .. rows.Where(r => !r.Row.StartsWith(HistoryPrefix, StringComparison.Ordinal))
                .OrderBy(r => r.Row, StringComparer.Ordinal)
                .Select(r => $"{r.Row}: {string.Join(' ', r.Columns.OrderBy(c => c.Key, StringComparer.Ordinal).Select(Written))}"),
        ]);

    private static string Written(KeyValuePair<string, object> column) => string.Create(CultureInfo.InvariantCulture, $"{column.Key}={column.Value}");

    public static UnitDirectory Read(IReadOnlyList<StoreRow> rows)
    {
        var units = rows.Where(r =>
                !r.Row.StartsWith(GroupPrefix, StringComparison.Ordinal) && !r.Row.StartsWith(HistoryPrefix, StringComparison.Ordinal)
            )
            .GroupBy(r => r.Row.Split('|')[0])
            .Select(names =>
            {
                StoreRow newest = names.Last();
                return (
                    Order: newest.Number("order") ?? int.MaxValue,
                    Unit: new ResponsibleUnit
                    {
                        Id = names.Key,
                        Names =
                        [
                            .. names.Select(n => new UnitName(
                                n.RequiredText("full"),
                                n.RequiredText("short"),
                                DateOnly.ParseExact(n.Row.Split('|')[1], "yyyyMMdd")
                            )),
                        ],
                        Salutation = newest.RequiredText("salutation"),
                        Contacts = UnitContacts.Of(role => ReadContact(newest, role.Code())),
                        MaxRung = Enum.Parse<Rung>(newest.RequiredText("maxRung")),
                        LinkEpoch = newest.Number("linkEpoch") ?? 1,
                        SeatedIn = newest.Text("seatedIn"),
                        Replaced = newest.Date("replacedFrom") is { } from
                            ? new UnitReplacement((newest.Text("replacedBy") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries), from)
                            : null,
                        Sample = newest.Flag("sample"),
                    }
                );
            })
            .OrderBy(u => u.Order)
            .Select(u => u.Unit);
        var groups = rows.Where(r => r.Row.StartsWith(GroupPrefix, StringComparison.Ordinal))
            .GroupBy(r => r.Row.Split('|')[1])
            .Select(g => ReadGroup(g.Key, [.. g.OrderBy(r => r.Number("order"))]));
        return new UnitDirectory([.. units], [.. groups]);
    }

    private static UnitGroup ReadGroup(string id, IReadOnlyList<StoreRow> rows)
    {
        Membership[] dated =
        [
            .. rows.SelectMany(r => (r.Text("spans") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(s => ReadSpan(Unit(r), s))),
        ];
        HashSet<string> left = [.. dated.GroupBy(d => d.Unit).Where(u => u.All(s => s.Until != DateOnly.MaxValue)).Select(u => u.Key)];
        return new UnitGroup(id, rows[0].RequiredText("name"), [.. rows.Select(Unit).Where(u => !left.Contains(u))], rows[0].Flag("sample"))
        {
            Dated = dated,
        };

        static string Unit(StoreRow row) => row.Row.Split('|')[2];
    }

    private static string Write(Membership span) =>
        $"{(span.From == DateOnly.MinValue ? "" : $"{span.From:yyyyMMdd}")}-{(span.Until == DateOnly.MaxValue ? "" : $"{span.Until:yyyyMMdd}")}";

    private static Membership ReadSpan(string unit, string span)
    {
        string[] days = span.Split('-');
        return new Membership(
            unit,
            days[0].Length == 0 ? DateOnly.MinValue : DateOnly.ParseExact(days[0], "yyyyMMdd"),
            days[1].Length == 0 ? DateOnly.MaxValue : DateOnly.ParseExact(days[1], "yyyyMMdd")
        );
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
        foreach (ContactRole role in ContactRoles.All)
        {
            Contact? contact = unit.Contacts[role];
            Put("Email", contact?.Email);
            Put("Name", contact?.Name);
            Put("Phone", contact?.Phone);
            Put("BouncedAt", contact?.BouncedAt);

            void Put(string column, object? value)
            {
                if (value is null)
                    columns.Remove(role.Code() + column);
                else
                    columns[role.Code() + column] = value;
            }
        }
    }

    private static Contact? ReadContact(StoreRow row, string role) =>
        row.Text($"{role}Email") is { } email
            ? new Contact(row.Text($"{role}Name"), email, row.Text($"{role}Phone"), row.Instant($"{role}BouncedAt"))
            : null;
}
