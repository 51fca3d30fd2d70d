using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.Site;

namespace Ankang.Workflows.Web.People;

/// <summary>The office names who stands in for whom and on which days; who stands in is let in as more than he is on those days alone.</summary>
internal sealed class StandInService(PeopleTable table, TimeProvider clock)
{
    /// <summary>A person as he may act today: with the role, or the units, of those for whom he stands in, and named so.</summary>
    public async Task<Person> ActingAsync(Person person, CancellationToken cancellation)
    {
        DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
        Person acting = person;
        foreach (StandIn standIn in person.StandsInFor.Where(s => s.Holds(today)))
        {
            // Whoever was removed, or is something else by now, hands nothing on.
            if (await table.FindAsync(standIn.For, cancellation) is not { Value: var away } || Fault(person, away) is not null)
                continue;
            acting = acting with { Role = away.Role, Units = [.. acting.Units.Union(away.Units)], Name = $"{person.Name}（代{away.Name}）" };
        }

        return acting;
    }

    /// <returns>What is wrong, field by field; empty when it is done.</returns>
    public async Task<IReadOnlyList<FormError>> NameAsync(
        string account,
        string by,
        DateOnly from,
        DateOnly to,
        Actor who,
        CancellationToken cancellation
    )
    {
        DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
        if (to < from || to < today)
            return [new FormError("to", "截止日期不能早于开始日期和今天。")];
        if (to.DayNumber - from.DayNumber >= StandIn.MostDays)
            return [new FormError("to", $"委托最长{StandIn.MostDays}天；更久的请办理交接。")];
        if (await table.FindAsync(account, cancellation) is not { Value: var away })
            return [new FormError("by", "该人员可能已被移除，请返回人员名单查看。")];
        if (await table.FindAsync(by, cancellation) is not { Value: var substitute } || by == account)
            return [new FormError("by", "请选择受托人。")];
        if (Fault(substitute, away) is { } fault)
            return [new FormError("by", fault)];
        await table.UpdateAsync(
            by,
            seen =>
                (
                    seen with
                    {
                        StandsInFor = [.. seen.StandsInFor.Where(s => s.To >= today && s.For != account), new StandIn(account, from, to)],
                        ChangedBy = who,
                        ChangedAt = clock.GetUtcNow(),
                    },
                    [Line(who, away, $"委托{substitute.Name}（{by}）代理，{ChineseDates.Full(from)}至{ChineseDates.Full(to)}")]
                ),
            cancellation
        );
        return [];
    }

    /// <summary>Ends a 委托 before its day; one that is not there stays so.</summary>
    public async Task EndAsync(string account, string by, Actor who, CancellationToken cancellation)
    {
        if (await table.FindAsync(account, cancellation) is not { Value: var away })
            return;
        await table.UpdateAsync(
            by,
            seen =>
                seen.StandsInFor.Any(s => s.For == account)
                    ? (
                        seen with
                        {
                            StandsInFor = [.. seen.StandsInFor.Where(s => s.For != account)],
                            ChangedBy = who,
                            ChangedAt = clock.GetUtcNow(),
                        },
                        [Line(who, away, $"结束对{seen.Name}（{by}）的委托")]
                    )
                    : (seen, []),
            cancellation
        );
    }

    // Who already may what is to be done needs no substitute; who is of another kind would lose what he may do himself.
    private static string? Fault(Person substitute, Person away) =>
        (away.Role, substitute.Role) switch
        {
            (PersonRole.Office, PersonRole.Reader) or (PersonRole.Supervisor, PersonRole.Supervisor) => null,
            (PersonRole.Office, PersonRole.Office) => $"{substitute.Name}已是市安委办人员，可以办理全部事项，无需委托。",
            (PersonRole.Office, _) => "市安委办人员只能委托只读人员代理；没有账号的，请先以只读添加。",
            (PersonRole.Supervisor, _) => "分管领导只能委托另一位分管领导代理；没有账号的，请先添加。",
            _ => "只读人员无需委托。",
        };

    private StoreChange Line(Actor by, Person person, string text) =>
        PersonRows.Line(new PersonChange(clock.GetUtcNow(), by, person.Account, person.Name, text));
}
