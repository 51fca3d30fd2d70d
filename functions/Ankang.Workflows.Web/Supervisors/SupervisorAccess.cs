using Ankang.Workflows.Answers;
using Ankang.Workflows.Links;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Supervisors;

/// <summary>Which units a supervisor (分管领导) looks at, however he came: signed in, or by the link of a 督办 mail.</summary>
/// <param name="Home">Address of his page.</param>
/// <param name="IsByLink">The address itself is his proof; he is not signed in.</param>
public sealed record SupervisorAccess(ListInForce List, IReadOnlyList<ResponsibleUnit> Units, Actor Who, string Home, bool IsByLink)
{
    private const int LongestName = 30;

    /// <summary>
    /// Whom a history names: who came by a mail's link says whether he is the supervisor himself or registers for
    /// him.
    /// </summary>
    /// <param name="by">self or other; not asked of one who is signed in.</param>
    public Actor WhoIs(string by, string name, List<FormError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (!IsByLink || by == "self")
            return Who;
        if (by != "other")
            errors.Add(new FormError("by", "请选择由谁登记。"));
        else if (name.Length == 0)
            errors.Add(new FormError("name", "请填写代为登记人的姓名。"));
        else if (name.Length > LongestName)
            errors.Add(new FormError("name", $"姓名最多{LongestName}字，已填{name.Length}字。"));
        return Who with { Name = $"{name}（受{Who.Name}委托）" };
    }

    /// <summary>分管领导 of the office's own unit: he looks at the whole list, and signs its bulletins.</summary>
    public bool IsLeader => Sees(List.Catalogue.List.OfficeUnit);

    public bool Sees(string unit) => Units.Any(u => u.Id == unit);

    public static SupervisorAccess OfSignedIn(HttpContext context)
    {
        RequestedList requested = RequestedList.Of(context);
        SignedIn person = SignedIn.Of(context);
        return new SupervisorAccess(
            requested.List,
            [.. requested.List.Directory.Units.Where(u => person.Sees(u.Id))],
            person.ActorWithRole,
            requested.To(Places.SupervisorHome),
            false
        );
    }

    /// <returns>Null when the link is none of ours, revoked or over.</returns>
    public static async Task<SupervisorAccess?> OfLinkAsync(string token, WorkflowHost host, CancellationToken cancellation)
    {
        if (
            host.Parts.Links.ReadPerson(token) is not { Role: RecipientRole.Supervisor } read
            || await host.FindListAsync(read.List, cancellation) is not { } list
        )
            return null;
        DateOnly today = ChinaTime.DateOf(host.Parts.Clock.GetUtcNow());
        IReadOnlyList<ResponsibleUnit> units = today <= read.ValidUntil ? read.UnitsOn(today, list.Directory) : [];
        return units.Count == 0
            ? null
            : new SupervisorAccess(
                list,
                units,
                new Actor(ActorKind.Supervisor, units[0].Id, $"{units[0].NameOn(today).Full}分管领导") { Channel = ActorChannel.SupervisorLink },
                $"{LinkAddresses.Supervisor}/{token}",
                true
            );
    }

    /// <summary>A supervisor's link that was ours and that today's directory opens no more.</summary>
    public static bool IsStopped(string token, WorkflowHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        DateOnly today = ChinaTime.DateOf(host.Parts.Clock.GetUtcNow());
        return host.Parts.Links.ReadSupervisor(token) is { } before
            ? today <= before.ValidUntil
            : host.Parts.Links.ReadPerson(token) is { Role: RecipientRole.Supervisor } read && today <= read.ValidUntil;
    }
}
