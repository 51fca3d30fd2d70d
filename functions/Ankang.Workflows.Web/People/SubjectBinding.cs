using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Web.People;

/// <summary>Which person an identity of the provider is: the first sign-in binds issuer and <c>sub</c>, which count alone from then on.</summary>
internal sealed partial class SubjectBinding(PeopleTable table, TimeProvider clock, ILogger<SubjectBinding> log)
{
    /// <param name="account">What the provider calls him today.</param>
    /// <param name="subject">Issuer and <c>sub</c>.</param>
    /// <exception cref="UnknownPersonException">The office did not enter him.</exception>
    /// <exception cref="OtherSubjectException">The account is bound to another identity.</exception>
    public async Task<Person> FindAsync(string account, string subject, CancellationToken cancellation)
    {
        (IReadOnlyList<Tracked<Person>> people, _) = await table.ReadAsync(cancellation);
        if (people.FirstOrDefault(p => p.Value.Subject == subject) is { } bound)
            return bound.Value;
        Person? person = await table.UpdateAsync(
            account,
            seen => seen.Subject is null ? (seen with { Subject = subject }, [Line(seen, seen.Actor, "首次由统一身份认证登录，已绑定")]) : (seen, []),
            cancellation
        );
        if (person is null)
            throw new UnknownPersonException(account);
        if (person.Subject == subject)
            return person;
        LogOther(log, account, subject);
        throw new OtherSubjectException(account);
    }

    /// <summary>The next sign-in binds anew: for an account that the provider has made again.</summary>
    public async Task<PeopleAnswer> ReleaseAsync(string account, Actor by, CancellationToken cancellation) =>
        await table.UpdateAsync(
            account,
            seen => (seen with { Subject = null, Stamp = PeopleService.NewStamp() }, [Line(seen, by, "解除统一身份认证的绑定")]),
            cancellation
        )
            is { } person
            ? new PeopleAnswer.Done(person, null)
            : new PeopleAnswer.Gone();

    private StoreChange Line(Person person, Actor by, string text) =>
        PersonRows.Line(new PersonChange(clock.GetUtcNow(), by, person.Account, person.Name, text));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in refused: the account {Account} is bound to another subject than {Subject}.")]
    private static partial void LogOther(ILogger log, string account, string subject);
}
