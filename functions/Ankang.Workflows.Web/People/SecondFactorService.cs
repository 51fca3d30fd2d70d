using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Sessions;

namespace Ankang.Workflows.Web.People;

/// <summary>Judges the code after the password, sets the app up at the first time, and takes it back at the office's word.</summary>
internal sealed class SecondFactorService(PeopleTable table, SignInAttempts attempts, SecondFactor factor, TimeProvider clock)
{
    /// <summary>Wrong codes count as wrong passwords do.</summary>
    /// <returns>The person; null where the code is wrong or was used, the account is locked for this address, or changed since.</returns>
    public async Task<Person?> PassAsync(HalfSignedIn half, string code, string address, CancellationToken cancellation)
    {
        if (!await attempts.CountAsync(half.Account, address, cancellation))
            return null;
        Person? passed = null;
        await table.UpdateAsync(
            half.Account,
            seen =>
            {
                passed = null;
                // Who set it up meanwhile, in another window, counts.
                string? secret = seen.SecondFactor is null ? half.NewSecret : factor.Decrypt(seen.SecondFactor);
                if (seen.Stamp != half.Stamp || secret is null || factor.StepOf(secret, code, seen.SecondFactorStep) is not { } step)
                    return (seen, []);
                bool isNew = seen.SecondFactor is null;
                passed = seen with { SecondFactor = isNew ? factor.Encrypt(secret) : seen.SecondFactor, SecondFactorStep = step };
                return (passed, isNew ? [Line(seen, seen.Actor, "设置两步验证")] : []);
            },
            cancellation
        );
        if (passed is not null)
            await attempts.ForgetAsync(half.Account, address, cancellation);
        return passed;
    }

    /// <summary>The next sign-in sets the app up anew: for a telephone that was lost. His sessions end.</summary>
    public async Task<PeopleAnswer> ResetAsync(string account, Actor by, CancellationToken cancellation) =>
        await table.UpdateAsync(
            account,
            seen => (seen with { SecondFactor = null, SecondFactorStep = null, Stamp = PeopleService.NewStamp() }, [Line(seen, by, "重置两步验证")]),
            cancellation
        )
            is { } person
            ? new PeopleAnswer.Done(person, null)
            : new PeopleAnswer.Gone();

    private Storage.StoreChange Line(Person person, Actor by, string text) =>
        PersonRows.Line(new PersonChange(clock.GetUtcNow(), by, person.Account, person.Name, text));
}
