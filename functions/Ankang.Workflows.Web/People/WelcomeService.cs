using Ankang.Workflows.DueItems;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Web.People;

/// <summary>Opens one-time links: the first person of the office makes himself known, others set their password.</summary>
internal sealed partial class WelcomeService(PeopleTable table, TimeProvider clock, IPasswordHasher<Person> hasher, ILogger<WelcomeService> log)
{
    /// <summary>Looks at a link; using it up is <see cref="AcceptAsync"/>.</summary>
    /// <returns>Null when it is unknown, used or too old.</returns>
    public async Task<Welcome?> FindAsync(string token, CancellationToken cancellation)
    {
        (IReadOnlyList<Tracked<Person>> people, IReadOnlyDictionary<string, StoreRow> others) = await table.ReadAsync(cancellation);
        DateTimeOffset now = clock.GetUtcNow();
        if (
            others.TryGetValue(PersonRows.First, out StoreRow? first)
            && OneTimeLink.Opens(token, first.Text("linkHash"))
            && first.Instant("linkUntil") > now
        )
            return new Welcome(null, first, people.Count > 0 || others.Keys.Any(PersonRows.IsPerson));
        return people.FirstOrDefault(p => OneTimeLink.Opens(token, p.Value.LinkHash) && p.Value.LinkUntil > now) is { } seen
            ? new Welcome(seen, null, true)
            : null;
    }

    /// <returns>Who is called so already; null for nobody.</returns>
    public async Task<Person?> NamesakeAsync(string account, string name, CancellationToken cancellation) =>
        PersonNames.Namesake(await table.AllAsync(cancellation), account, name);

    /// <summary>Uses the link up and writes the person in one batch: of two who open it at once, one gets in.</summary>
    /// <param name="password">Null where an identity provider signs people in.</param>
    /// <returns>Null when the link was used meanwhile, or the account is taken.</returns>
    public async Task<Person?> AcceptAsync(Welcome welcome, string account, string name, string? password, CancellationToken cancellation)
    {
        Person person = welcome.Person?.Value
            ?? new Person(account, name, PersonRole.Office, [])
            {
                Stamp = "",
                ChangedBy = new SignedIn(account, name, PersonRole.Office, []).Actor,
                ChangedAt = clock.GetUtcNow(),
            };
        person = person with
        {
            Stamp = PeopleService.NewStamp(),
            PasswordHash = password is null ? null : hasher.HashPassword(person, password),
            LinkHash = null,
            LinkUntil = null,
        };
        StoreChange[] changes = welcome.Person is { } seen
            ? [PeopleTable.Replace(seen, person), Line(password is null ? "首次登录" : "用登录链接设置密码")]
            :
            [
                new StoreChange.Delete(PersonRows.First, welcome.First!.ETag),
                PeopleTable.Insert(person),
                Line(welcome.HasPeople ? FirstLinkAlarm.Used : $"首次登录，登记为{person.Role.Word()}"),
            ];
        if (!await table.TryCommitAsync(cancellation, changes))
            return null;
        if (welcome is { Person: null, HasPeople: true })
            LogUsed(log, person.Account);
        return person;

        StoreChange Line(string text) => PersonRows.Line(new PersonChange(clock.GetUtcNow(), person.Actor, person.Account, person.Name, text));
    }

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "{Account} became a person of the office by a link of the first sign-in, although there were people."
    )]
    private static partial void LogUsed(ILogger log, string account);
}
