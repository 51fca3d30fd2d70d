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
    private const string SubstituteFrom = "substituteFrom";
    private const string SubstituteTo = "substituteTo";
    private const int NoLink = -1;

    /// <summary>Above any that was raised by hand: what was revoked before the loss stays revoked.</summary>
    private const int EpochAfterLoss = 1000;
    private const string Restore = "Publish the list's folder again: it writes what is missing.";

    /// <summary>The columns that this program writes; others are kept as they are.</summary>
    public static IReadOnlySet<string> Own { get; } =
        new HashSet<string>([
            "full",
            "short",
            "salutation",
            "maxRung",
            "linkEpoch",
            "sample",
            "signOff",
            "order",
            "seatedIn",
            "replacedBy",
            "replacedFrom",
            "name",
            "spans",
            SubstituteFrom,
            SubstituteTo,
            .. ContactRoles
                .All.Append(ContactRole.Substitute)
                .Select(r => r.Code())
                .SelectMany(r =>
                    new[] { $"{r}Email", $"{r}Name", $"{r}Phone", $"{r}BouncedAt", $"{r}RefusedAt", $"{r}ReturnedAt", $"{r}ProposedAt" }
                ),
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
                if (unit.SignOff)
                    columns["signOff"] = true;
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

    /// <summary>A line of what was changed of a unit's contacts.</summary>
    internal static bool IsHistory(string row) => row.StartsWith(HistoryPrefix, StringComparison.Ordinal);

    internal static bool IsUnit(string row) => !row.StartsWith(GroupPrefix, StringComparison.Ordinal) && !IsHistory(row);

    /// <summary>The unit that a row is about: its own, or the member of a group.</summary>
    public static string UnitOf(string row) => row.Split('|') is ["G", _, var member, ..] ? member : row.Split('|')[0];

    /// <summary>Reads one row of a unit or of a membership by itself.</summary>
    /// <returns>The row.</returns>
    /// <exception cref="InvalidDataException">It cannot be read; or another exception of <see cref="DamagedRow.IsCause"/>.</exception>
    internal static StoreRow Check(StoreRow row)
    {
        if (IsUnit(row.Row))
            ReadUnit(UnitOf(row.Row), [row]);
        else
        {
            ReadGroup("", [row]);
            // Read when several are sorted by it.
            row.Number("order");
        }

        return row;
    }

    /// <summary>The rows that published directory files must have left, each with what is missed where it is not there.</summary>
    internal static IEnumerable<(string Row, string Why)> Expected(IEnumerable<UnitDirectory> published)
    {
        foreach (UnitDirectory file in published)
        {
            foreach (ResponsibleUnit unit in file.Units)
                yield return ($"{unit.Id}|{unit.Names[^1].ValidFrom:yyyyMMdd}", $"The row of unit '{unit.Id}' is gone. {Restore}");
            foreach (UnitGroup group in file.Groups)
            foreach (string member in group.Members.Concat(group.Dated.Select(d => d.Unit)).Distinct())
                yield return ($"{GroupPrefix}{group.Id}|{member}", $"That '{member}' belongs to group '{group.Id}' is gone. {Restore}");
        }
    }

    /// <summary>The directory as the rows say it, with what they lack of published files: such a unit is known, and nothing is told it.</summary>
    internal static UnitDirectory Complete(IReadOnlyList<StoreRow> rows, IReadOnlyList<UnitDirectory> published) =>
        Complete(rows, published, u => u with { IsLost = true, LinkEpoch = NoLink });

    /// <summary>The same to be written: what was lost is there again as it was published.</summary>
    internal static UnitDirectory Restored(IReadOnlyList<StoreRow> rows, IReadOnlyList<UnitDirectory> published) =>
        Complete(rows, published, u => u with { LinkEpoch = EpochAfterLoss });

    private static UnitDirectory Complete(
        IReadOnlyList<StoreRow> rows,
        IReadOnlyList<UnitDirectory> published,
        Func<ResponsibleUnit, ResponsibleUnit> asLost
    )
    {
        HashSet<string> there = [.. rows.Select(r => r.Row)];
        HashSet<string> units = [.. there.Where(IsUnit).Select(UnitOf)];
        ResponsibleUnit[] lost = [.. published.SelectMany(f => f.Units).Where(u => !units.Contains(u.Id)).DistinctBy(u => u.Id).Select(asLost)];
        // It is asked what it was asked: its places in groups have rows of their own.
        UnitDirectory read = Read(rows, lost);
        UnitGroup[] named = [.. published.Reverse().SelectMany(f => f.Groups).DistinctBy(g => g.Id)];
        string[] MembersLost(UnitGroup group) => [.. group.Members.Where(m => !there.Contains($"{GroupPrefix}{group.Id}|{m}"))];
        if (lost.Length == 0 && named.All(g => MembersLost(g).Length == 0))
            return read;
        return new UnitDirectory(
            read.Units,
            [
                .. read.Groups.Select(g =>
                    named.FirstOrDefault(n => n.Id == g.Id) is { } n ? g with { Members = [.. g.Members.Union(MembersLost(n))] } : g
                ),
                .. named.Where(n => read.Groups.All(g => g.Id != n.Id)),
            ]
        );
    }

    public static UnitDirectory Read(IReadOnlyList<StoreRow> rows) => Read(rows, []);

    private static UnitDirectory Read(IReadOnlyList<StoreRow> rows, IReadOnlyList<ResponsibleUnit> lost)
    {
        (int Order, ResponsibleUnit Unit)[] units =
        [
            .. rows.Where(r => IsUnit(r.Row)).GroupBy(r => UnitOf(r.Row)).Select(names => ReadUnit(names.Key, [.. names])).OrderBy(u => u.Order),
        ];
        // Whoever is named and known from nowhere was lost with its row.
        HashSet<string> there = [.. units.Select(u => u.Unit.Id), .. lost.Select(u => u.Id)];
        var groups = rows.Where(r => r.Row.StartsWith(GroupPrefix, StringComparison.Ordinal))
            .GroupBy(r => r.Row.Split('|')[1])
            .Select(g => ReadGroup(g.Key, [.. g.OrderBy(r => r.Number("order"))]))
            .Select(g => g with { Members = [.. g.Members.Where(there.Contains)], Dated = [.. g.Dated.Where(d => there.Contains(d.Unit))] });
        return new UnitDirectory([.. units.Select(u => Known(u.Unit, there)), .. lost], [.. groups]);
    }

    private static ResponsibleUnit Known(ResponsibleUnit unit, HashSet<string> there) =>
        unit.Replaced is { } by && !by.By.All(there.Contains)
            ? unit with
            {
                Replaced = new UnitReplacement([.. by.By.Where(there.Contains)], by.From),
            }
            : unit;

    private static (int Order, ResponsibleUnit Unit) ReadUnit(string id, IReadOnlyList<StoreRow> names)
    {
        StoreRow newest = names[^1];
        return (
            Order: newest.Number("order") ?? int.MaxValue,
            Unit: new ResponsibleUnit
            {
                Id = id,
                Names =
                [
                    .. names.Select(n => new UnitName(
                        NotEmpty(n, "full"),
                        NotEmpty(n, "short"),
                        DateOnly.ParseExact(n.Row.Split('|')[1], "yyyyMMdd")
                    )),
                ],
                Salutation = newest.RequiredText("salutation"),
                Contacts = UnitContacts.Of(role => ReadContact(newest, role.Code())),
                Substitute = ReadSubstitute(newest),
                MaxRung = newest.Named<Rung>("maxRung"),
                LinkEpoch = newest.Number("linkEpoch") ?? 1,
                SeatedIn = newest.Text("seatedIn"),
                Replaced = newest.Date("replacedFrom") is { } from
                    ? new UnitReplacement((newest.Text("replacedBy") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries), from)
                    : null,
                Sample = newest.Flag("sample"),
                SignOff = newest.Flag("signOff"),
            }
        );
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
            PutContact(columns, role, unit.Contacts[role]);
        PutContact(columns, ContactRole.Substitute, unit.Substitute?.Contact);
        Put(columns, SubstituteFrom, unit.Substitute is { } by ? $"{by.From:yyyy-MM-dd}" : null);
        Put(columns, SubstituteTo, unit.Substitute is { } until ? $"{until.To:yyyy-MM-dd}" : null);
    }

    private static void PutContact(Dictionary<string, object> columns, ContactRole role, Contact? contact)
    {
        string code = role.Code();
        Put(columns, $"{code}Email", contact?.Email);
        Put(columns, $"{code}Name", contact?.Name);
        Put(columns, $"{code}Phone", contact?.Phone);
        Put(columns, $"{code}BouncedAt", contact?.BouncedAt);
        Put(columns, $"{code}RefusedAt", contact?.RefusedAt);
        Put(columns, $"{code}ReturnedAt", contact?.ReturnedAt);
        Put(columns, $"{code}ProposedAt", contact?.ProposedAt);
    }

    private static void Put(Dictionary<string, object> columns, string column, object? value)
    {
        if (value is null)
            columns.Remove(column);
        else
            columns[column] = value;
    }

    private static Substitute? ReadSubstitute(StoreRow row) =>
        ReadContact(row, ContactRole.Substitute.Code()) is { } contact
            ? new Substitute(
                contact,
                row.Date(SubstituteFrom) ?? throw new InvalidDataException($"Row '{row.Row}' has no day in column '{SubstituteFrom}'."),
                row.Date(SubstituteTo) ?? throw new InvalidDataException($"Row '{row.Row}' has no day in column '{SubstituteTo}'.")
            )
            : null;

    private static string NotEmpty(StoreRow row, string column) =>
        row.RequiredText(column) is { Length: > 0 } text
            ? text
            : throw new InvalidDataException($"Row '{row.Row}' has nothing in column '{column}'.");

    // Nobody has a name or a telephone here without an address.
    private static Contact? ReadContact(StoreRow row, string role) =>
        row.Columns.ContainsKey($"{role}Email") || row.Columns.ContainsKey($"{role}Name") || row.Columns.ContainsKey($"{role}Phone")
            ? new Contact(row.Text($"{role}Name"), NotEmpty(row, $"{role}Email"), row.Text($"{role}Phone"), row.Instant($"{role}BouncedAt"))
            {
                RefusedAt = row.Instant($"{role}RefusedAt"),
                ReturnedAt = row.Instant($"{role}ReturnedAt"),
                ProposedAt = row.Instant($"{role}ProposedAt"),
            }
            : null;
}
