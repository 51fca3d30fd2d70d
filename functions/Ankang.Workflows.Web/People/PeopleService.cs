using System.Security.Cryptography;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.Site;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Web.People;

/// <summary>The office adds, changes and removes people, and makes their one-time links. The last person of the office stays.</summary>
public sealed partial class PeopleService(PeopleTable table, TimeProvider clock, ILogger<PeopleService> log)
{
    private static readonly TimeSpan LinkHolds = TimeSpan.FromDays(7);
    private static readonly TimeSpan FirstLinkHolds = TimeSpan.FromDays(1);

    /// <summary>The address, within the host, at which whoever starts it becomes the first person of the office.</summary>
    /// <remarks>
    /// It opens once and holds for a day; each call makes a new one and ends the one before. Where there are people already it leaves an
    /// alarm, and so does who comes in by it: a line on the page 人员, which stands in red for a month, and one in the log for the alerts.
    /// </remarks>
    /// <param name="always">Also where there are people already: for an office that nobody can enter any more. Null: not then.</param>
    /// <returns>Null when there are people already.</returns>
    public async Task<string?> FirstLinkAsync(Actor? always, CancellationToken cancellation)
    {
        var link = OneTimeLink.New();
        bool isAlarm = false;
        bool made = await CompareAndSwap.UpdateAsync("The link of the first visit", async () =>
        {
            (IReadOnlyList<Tracked<Person>> people, IReadOnlyDictionary<string, StoreRow> others) = await table.ReadAsync(cancellation);
            // Somebody whose row is damaged is somebody.
            isAlarm = people.Count > 0 || others.Keys.Any(PersonRows.IsPerson);
            if (isAlarm && always is null)
                return false;
            var columns = new Dictionary<string, object> { ["linkHash"] = link.Hash, ["linkUntil"] = clock.GetUtcNow() + FirstLinkHolds };
            StoreChange change = others.TryGetValue(PersonRows.First, out StoreRow? row)
                ? new StoreChange.Replace(PersonRows.First, row.ETag, columns)
                : new StoreChange.Insert(PersonRows.First, columns);
            StoreChange[] line = isAlarm ? [FirstLinkAlarm.Line(clock.GetUtcNow(), always!, FirstLinkAlarm.Made)] : [];
            return await table.TryCommitAsync(cancellation, [change, .. line]) ? true : null;
        });
        if (made && isAlarm)
            LogMade(log, always!.Name);
        return made ? WelcomeEndpoints.Address(link.Token) : null;
    }

    /// <returns>The secret of the new person's one-time link, or what stood in the way.</returns>
    public async Task<PeopleAnswer> AddAsync(PersonForm form, Actor by, CancellationToken cancellation)
    {
        var link = OneTimeLink.New();
        var person = new Person(form.Account, form.Name, form.RoleOrNull!.Value, UnitsOf(form))
        {
            Stamp = NewStamp(),
            LinkHash = link.Hash,
            LinkUntil = clock.GetUtcNow() + LinkHolds,
            ChangedBy = by,
            ChangedAt = clock.GetUtcNow(),
        };
        return await CompareAndSwap.UpdateAsync<PeopleAnswer>("The people", async () =>
        {
            (IReadOnlyList<Tracked<Person>> people, IReadOnlyDictionary<string, StoreRow> others) = await table.ReadAsync(cancellation);
            if (others.ContainsKey(PersonRows.Key(form.Account)) || people.Any(p => p.Value.Account == form.Account))
                return new PeopleAnswer.Taken();
            if (PersonNames.Namesake(people.Select(p => p.Value), form.Account, form.Name) is { } other)
                return new PeopleAnswer.Namesake(other);
            StoreChange[] changes =
            [
                PeopleTable.Insert(person),
                Line(by, person, $"添加，角色：{Standing(person)}"),
                .. OneAtATime(people, form.Account),
            ];
            return await table.TryCommitAsync(cancellation, changes) ? new PeopleAnswer.Done(person, link.Token) : null;
        });
    }

    /// <summary>Changes name, role and units; with another role or other units his sessions end.</summary>
    public Task<PeopleAnswer> ChangeAsync(PersonForm form, Actor by, CancellationToken cancellation) =>
        WriteAsync(
            form.Account,
            form.Version,
            staysOffice: form.RoleOrNull == PersonRole.Office,
            form.Name,
            seen =>
            {
                Person after = seen.Value with
                {
                    Name = form.Name,
                    Role = form.RoleOrNull!.Value,
                    Units = UnitsOf(form),
                    ChangedBy = by,
                    ChangedAt = clock.GetUtcNow(),
                };
                if (Standing(seen.Value) != Standing(after))
                    after = after with { Stamp = NewStamp() };
                return [PeopleTable.Replace(seen, after), Line(by, after, Difference(seen.Value, after))];
            },
            cancellation
        );

    /// <summary>Removes a person: the next request with his cookie is refused.</summary>
    public Task<PeopleAnswer> RemoveAsync(string account, string version, Actor by, CancellationToken cancellation) =>
        WriteAsync(
            account,
            version,
            staysOffice: false,
            name: null,
            seen => [PeopleTable.Delete(seen), Line(by, seen.Value, $"移除，原角色：{Standing(seen.Value)}")],
            cancellation
        );

    /// <summary>A new one-time link; the password stays until the link is used.</summary>
    public async Task<PeopleAnswer> RenewLinkAsync(string account, Actor by, CancellationToken cancellation)
    {
        var link = OneTimeLink.New();
        Person? renewed = await table.UpdateAsync(
            account,
            person =>
            {
                Person after = person with
                {
                    LinkHash = link.Hash,
                    LinkUntil = clock.GetUtcNow() + LinkHolds,
                    ChangedBy = by,
                    ChangedAt = clock.GetUtcNow(),
                };
                return (after, [Line(by, after, "重发登录链接")]);
            },
            cancellation
        );
        return renewed is null ? new PeopleAnswer.Gone() : new PeopleAnswer.Done(renewed, link.Token);
    }

    /// <summary>A line in the record of changes about a person of whom nothing else is changed.</summary>
    public Task NoteAsync(Person person, Actor by, string text, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        return table.TryCommitAsync(cancellation, Line(by, person, text));
    }

    internal static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <param name="name">Under which he goes on; null where he does not.</param>
    private async Task<PeopleAnswer> WriteAsync(
        string account,
        string version,
        bool staysOffice,
        string? name,
        Func<Tracked<Person>, IReadOnlyList<StoreChange>> change,
        CancellationToken cancellation
    )
    {
        (IReadOnlyList<Tracked<Person>> people, _) = await table.ReadAsync(cancellation);
        if (people.FirstOrDefault(p => p.Value.Account == account) is not { } seen)
            return new PeopleAnswer.Gone();
        if (seen.Row.ETag != version)
            return new PeopleAnswer.Changed();
        if (name is not null && PersonNames.Namesake(people.Select(p => p.Value), account, name) is { } namesake)
            return new PeopleAnswer.Namesake(namesake);
        var changes = new List<StoreChange>(change(seen));
        if (seen.Value.Role == PersonRole.Office && !staysOffice)
        {
            // Another person of the office is written in the same batch, unchanged: two who remove each other at once cannot both succeed.
            if (people.FirstOrDefault(p => p.Value.Role == PersonRole.Office && p.Value.Account != account) is not { } other)
                return new PeopleAnswer.Last();
            changes.Add(PeopleTable.Replace(other, other.Value));
        }
        else if (name is not null && name != seen.Value.Name)
        {
            changes.AddRange(OneAtATime(people, account));
        }

        return await table.TryCommitAsync(cancellation, [.. changes]) ? new PeopleAnswer.Done(seen.Value, null) : new PeopleAnswer.Changed();
    }

    // The first person of the office is written in the same batch, unchanged: of two who take one name at once, the second reads again.
    private static IEnumerable<StoreChange> OneAtATime(IReadOnlyList<Tracked<Person>> people, string account) =>
        people
            .Where(p => p.Value.Role == PersonRole.Office)
            .Take(1)
            .Where(p => p.Value.Account != account)
            .Select(p => PeopleTable.Replace(p, p.Value));

    private StoreChange Line(Actor by, Person person, string text) =>
        PersonRows.Line(new PersonChange(clock.GetUtcNow(), by, person.Account, person.Name, text));

    private static string Standing(Person person) => person.Role.Word() + (person.Units.Count > 0 ? $"（{string.Join('、', person.Units)}）" : "");

    private static string Difference(Person before, Person after) =>
        string.Join(
            '；',
            new[]
            {
                before.Name == after.Name ? null : $"姓名：{before.Name} → {after.Name}",
                Standing(before) == Standing(after) ? null : $"角色：{Standing(before)} → {Standing(after)}",
            }.OfType<string>()
        )
            is { Length: > 0 } words
            ? words
            : "保存，没有变化";

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "A link of the first sign-in was made by {Who} although there are people: whoever opens it becomes a person of the office."
    )]
    private static partial void LogMade(ILogger log, string who);

    private static IReadOnlyList<string> UnitsOf(PersonForm form) => form.RoleOrNull == PersonRole.Supervisor ? form.Units : [];
}
