using Ankang.Workflows.DueItems;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.Site;

namespace Ankang.Workflows.Web.People;

/// <summary>Keys and columns of the partition <c>people</c> of the Control table.</summary>
/// <remarks>
/// The key format is a contract: <c>p|{account}</c> a person, <c>first</c> the link of the first visit,
/// <c>z|{ticks}-{n}|{account}</c> a line of what was changed.
/// </remarks>
internal static class PersonRows
{
    public const string Partition = "people";
    public const string First = "first";

    /// <summary>Lines of the history stand behind everything else, which is read at every sign-in without them.</summary>
    public const string FirstLine = "z|";
    private const string Prefix = "p|";
    private static int _lines;

    public static string Key(string account) => Prefix + account;

    public static bool IsPerson(string row) => row.StartsWith(Prefix, StringComparison.Ordinal);

    // Lines of one moment stand in their order.
    public static StoreChange Line(PersonChange change)
    {
        var columns = new Dictionary<string, object>
        {
            ["at"] = change.At,
            ["name"] = change.Name,
            ["text"] = change.Text,
        };
        ActorColumns.Put(columns, "who", change.Who);
        return new StoreChange.Insert($"{FirstLine}{change.At.UtcTicks:D20}-{Interlocked.Increment(ref _lines):D8}|{change.Account}", columns);
    }

    public static PersonChange ReadLine(StoreRow row) =>
        new(
            row.Instant("at") ?? default,
            ActorColumns.Read(row, "who"),
            row.Row.Split('|', 3)[2],
            row.RequiredText("name"),
            row.RequiredText("text")
        );

    public static IReadOnlyDictionary<string, object> ToColumns(Person person)
    {
        var columns = new Dictionary<string, object>
        {
            ["name"] = person.Name,
            ["role"] = person.Role.ToString(),
            ["units"] = string.Join(' ', person.Units),
            ["stamp"] = person.Stamp,
            ["changedAt"] = person.ChangedAt,
        };
        ActorColumns.Put(columns, "changedBy", person.ChangedBy);
        if (person.PasswordHash is { } hash)
            columns["passwordHash"] = hash;
        if (person.Subject is { } subject)
            columns["subject"] = subject;
        if (person.SecondFactor is { } secret)
            columns["secondFactor"] = secret;
        if (person.SecondFactorStep is { } step)
            columns["secondFactorStep"] = step;
        if (person.StandsInFor.Count > 0)
            columns["standsInFor"] = StandIn.Write(person.StandsInFor);
        if (person.LinkHash is { } link)
            columns["linkHash"] = link;
        if (person.LinkUntil is { } until)
            columns["linkUntil"] = until;
        return columns;
    }

    public static Person Read(StoreRow row) =>
        new(
            row.Row[Prefix.Length..],
            row.RequiredText("name"),
            Enum.TryParse(row.RequiredText("role"), out PersonRole role)
                ? role
                : throw new InvalidDataException($"Row '{row.Row}' of the people has the unknown role '{row.Text("role")}'."),
            (row.Text("units") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
        )
        {
            PasswordHash = row.Text("passwordHash"),
            Stamp = row.RequiredText("stamp"),
            Subject = row.Text("subject"),
            SecondFactor = row.Text("secondFactor"),
            SecondFactorStep = row.Number("secondFactorStep"),
            StandsInFor = StandIn.Read(row.Text("standsInFor")),
            LinkHash = row.Text("linkHash"),
            LinkUntil = row.Instant("linkUntil"),
            ChangedBy = ActorColumns.Read(row, "changedBy"),
            ChangedAt = row.Instant("changedAt") ?? default,
        };
}
