using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.People;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Handovers;

/// <summary>交接: what somebody of the office leaves, handed to a named successor who says that he has it.</summary>
internal static class HandoversEndpoints
{
    private const int LongestNote = 2000;
    private const string Address = "/people/{account}/handover";

    public static void MapHandovers(this IEndpointRouteBuilder office)
    {
        office.MapGet(Address, ShowAsync);
        office.MapPost(Address, HandOverAsync);
        office.MapPost($"{Address}/received", ReceiveAsync);
    }

    private static Task<IResult> ShowAsync(
        string account,
        HttpContext context,
        WorkflowHost host,
        PeopleTable people,
        CancellationToken cancellation
    ) => PageAsync(account, context, host, people, [], "", cancellation);

    private static async Task<IResult> HandOverAsync(
        string account,
        HttpContext context,
        WorkflowHost host,
        PeopleTable people,
        PeopleService service,
        CancellationToken cancellation
    )
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        string note = typed["note"];
        if (await people.FindAsync(account, cancellation) is not { Value: { Role: PersonRole.Office } from })
            return Page.NotFound(context, host);
        var errors = new List<FormError>();
        if (await people.FindAsync(typed["to"], cancellation) is not { Value: { Role: PersonRole.Office } to } || to.Account == account)
            return await PageAsync(
                account,
                context,
                host,
                people,
                [new FormError("to", "请选择接手人，须是另一位市安委办人员。")],
                note,
                cancellation
            );
        if (note.Length > LongestNote)
            errors.Add(new FormError("note", $"交接说明最多{LongestNote}字，已填{note.Length}字。"));
        if (errors.Count > 0)
            return await PageAsync(account, context, host, people, errors, note, cancellation);
        OpenWork work = await OpenWork.ReadAsync(host.Parts, RequestedList.Of(context).Published, account, cancellation);
        Actor by = SignedIn.Of(context).Actor;
        await Table(host)
            .PutAsync(new Handover(account, from.Name, to.Actor, note, work.Summary, by, host.Parts.Clock.GetUtcNow(), null), CancellationToken.None);
        await service.NoteAsync(from, by, $"交接给{to.Name}（{to.Account}）：{work.Summary}", CancellationToken.None);
        return new SeeOther(RequestedList.Of(context).To($"/people/{Uri.EscapeDataString(account)}/handover"));
    }

    private static async Task<IResult> ReceiveAsync(
        string account,
        HttpContext context,
        WorkflowHost host,
        PeopleTable people,
        PeopleService service,
        CancellationToken cancellation
    )
    {
        SignedIn who = SignedIn.Of(context);
        if (await Table(host).FindAsync(account, cancellation) is not { } handover || handover.To.Id != who.Account)
            return Page.NotFound(context, host);
        if (handover.Received is null)
        {
            await Table(host).PutAsync(handover with { Received = host.Parts.Clock.GetUtcNow() }, CancellationToken.None);
            if (await people.FindAsync(who.Account, cancellation) is { Value: var successor })
                await service.NoteAsync(successor, who.Actor, $"已接手{handover.Name}（{handover.Account}）的未了事项", CancellationToken.None);
        }

        return new SeeOther(RequestedList.Of(context).To("/"));
    }

    private static async Task<IResult> PageAsync(
        string account,
        HttpContext context,
        WorkflowHost host,
        PeopleTable people,
        List<FormError> errors,
        string note,
        CancellationToken cancellation
    )
    {
        Person? person = (await people.FindAsync(account, cancellation))?.Value;
        Handover? last = await Table(host).FindAsync(account, cancellation);
        // Whoever is removed by now may have handed over before.
        if (person is not { Role: PersonRole.Office } && last is null)
            return Page.NotFound(context, host);
        return Page.Show<HandoverPage>(
            new
            {
                Frame = PageFrame.Of(context, host, RequestedList.Of(context).List),
                Account = account,
                Name = person?.Name ?? last!.Name,
                MayHandOver = person is { Role: PersonRole.Office },
                Work = await OpenWork.ReadAsync(host.Parts, RequestedList.Of(context).Published, account, cancellation),
                Last = last,
                Successors = (await people.AllAsync(cancellation)).Where(p => p.Role == PersonRole.Office && p.Account != account).ToList(),
                Note = note,
                Errors = errors,
            },
            errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }

    // A host that starts anew has another store.
    private static HandoverTable Table(WorkflowHost host) => new(host.Parts.Store, host.Parts.SetAside);
}
