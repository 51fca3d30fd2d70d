using Ankang.Workflows.Answers;
using Ankang.Workflows.Board;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Contacts;

/// <summary>Edits a unit's contacts: they hold from the next notice on, and what waited on a refused address is due again.</summary>
/// <remarks>
/// Written in this order: the Board's hints, the directory's row with its line, then the heads of all lists, which is what
/// makes other hosts read the directory again. A request that was cut off is sent again and goes on where it stopped.
/// </remarks>
public sealed class ContactService(
    ContactTable contacts,
    ListRegister register,
    PeriodTurns periods,
    WorkTable work,
    BoardTable board,
    TimeProvider clock
)
{
    private static readonly TimeSpan ReturnsRemembered = TimeSpan.FromDays(30);

    /// <summary>The contacts with the record of their changes, oldest first; the form carries the last number as its version.</summary>
    /// <returns>Null when the directory has no such unit.</returns>
    public async Task<(ResponsibleUnit Unit, IReadOnlyList<ContactChange> Changes)?> ReadAsync(string unit, CancellationToken cancellation) =>
        await contacts.ReadAsync(unit, cancellation) is { } found ? (found.Unit, found.Changes) : null;

    /// <param name="version">Number of the last change that the form showed, 0 for none; null to edit what stands.</param>
    /// <param name="reason">May be empty.</param>
    public Task<Result<ResponsibleUnit>> EditAsync(
        string unit,
        string requestId,
        Actor who,
        int? version,
        ContactEdit edit,
        string? reason,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(edit);
        FormError[] errors = [.. edit.Check().Select(f => new FormError(f.Field, f.Message))];
        return errors.Length > 0
            ? Task.FromResult<Result<ResponsibleUnit>>(new Result<ResponsibleUnit>.Invalid(errors))
            : WriteAsync(unit, requestId, who, version, edit.Apply, (before, after) => Words(before, after, edit.RevokeLinks, reason), cancellation);
    }

    /// <summary>确认: what was proposed through a link holds from now on.</summary>
    /// <param name="channel">By which door it was confirmed, in brackets; empty for the office's pages.</param>
    public Task<Result<ResponsibleUnit>> ConfirmAsync(
        string unit,
        string requestId,
        Actor who,
        string email,
        CancellationToken cancellation,
        string channel = ""
    ) =>
        WriteAsync(
            unit,
            requestId,
            who,
            null,
            u => u.Change(c => c.Email == email ? c with { ProposedAt = null } : c),
            (_, after) => $"确认{Recipient.RoleOf(after, email).Word()} {Say(after.People.FirstOrDefault(c => c.Email == email))}{channel}",
            cancellation
        );

    /// <summary>撤销: what was proposed through a link, and not confirmed, is dropped.</summary>
    /// <param name="channel">As of <see cref="ConfirmAsync"/>.</param>
    public Task<Result<ResponsibleUnit>> DropAsync(
        string unit,
        string requestId,
        Actor who,
        string email,
        CancellationToken cancellation,
        string channel = ""
    ) =>
        WriteAsync(
            unit,
            requestId,
            who,
            null,
            u =>
                u with
                {
                    Contacts = [.. u.Contacts.Where(c => c.Contact.Email != email || c.Contact.ProposedAt is null)],
                    Substitute = u.Substitute is { Contact: { ProposedAt: not null } by } && by.Email == email ? null : u.Substitute,
                },
            (before, _) => $"撤销{Recipient.RoleOf(before, email).Word()} {Say(before.People.FirstOrDefault(c => c.Email == email))}{channel}",
            cancellation
        );

    /// <summary>委托: names who does the liaison's work on some days, in the place of whoever was named before.</summary>
    /// <param name="named">With <see cref="Contact.ProposedAt"/> where a mail's link names him.</param>
    public async Task<Result<ResponsibleUnit>> SubstituteAsync(
        string unit,
        string requestId,
        Actor who,
        Substitute named,
        CancellationToken cancellation
    )
    {
        if (await contacts.ReadAsync(unit, cancellation) is not { } found)
            return new Result<ResponsibleUnit>.NotFound();
        return SubstituteCheck.Of(named, found.Unit, ChinaTime.DateOf(clock.GetUtcNow())) is { Count: > 0 } errors
            ? new Result<ResponsibleUnit>.Invalid([.. errors])
            : await WriteAsync(
                unit,
                requestId,
                who,
                null,
                u => u with { Substitute = named },
                (_, _) => $"委托{Say(named.Contact)}代办，{ChineseDates.Full(named.From)}至{ChineseDates.Full(named.To)}",
                cancellation
            );
    }

    /// <summary>结束委托; nothing where nobody is named.</summary>
    public Task<Result<ResponsibleUnit>> EndSubstituteAsync(string unit, string requestId, Actor who, CancellationToken cancellation) =>
        WriteAsync(
            unit,
            requestId,
            who,
            null,
            u => u with { Substitute = null },
            (before, _) => $"结束对{Say(before.Substitute!.Contact)}的委托",
            cancellation
        );

    /// <summary>Marks an address to which a mail came back (退信); nothing where the unit has it no more.</summary>
    internal Task<Result<ResponsibleUnit>> FlagAsync(string unit, string requestId, string email, DateTimeOffset at, CancellationToken cancellation)
    {
        return WriteAsync(
            unit,
            requestId,
            Actor.System,
            null,
            u => u.Change(c => c.Email == email ? c with { BouncedAt = at } : c),
            (_, _) => $"发往 {email} 的邮件被退回，请核实邮箱",
            cancellation
        );
    }

    /// <summary>Takes note of a refusal for good: the first is remembered, one on another day flags the address (退信).</summary>
    internal Task<Result<ResponsibleUnit>> RefusedAsync(
        string unit,
        string requestId,
        string email,
        DateTimeOffset at,
        CancellationToken cancellation
    ) => NoteAsync(unit, requestId, email, at, c => Refused(c, at), "被拒收", cancellation);

    /// <summary>Takes note of a mail that came back after it was taken: the first is remembered, one of another day flags the address (退信).</summary>
    internal Task<Result<ResponsibleUnit>> ReturnedAsync(
        string unit,
        string requestId,
        string email,
        DateTimeOffset at,
        CancellationToken cancellation
    ) => NoteAsync(unit, requestId, email, at, c => Returned(c, at), "被退回", cancellation);

    private Task<Result<ResponsibleUnit>> NoteAsync(
        string unit,
        string requestId,
        string email,
        DateTimeOffset at,
        Func<Contact, Contact> note,
        string what,
        CancellationToken cancellation
    ) =>
        WriteAsync(
            unit,
            requestId,
            Actor.System,
            null,
            u => u.Change(c => c.Email == email && c.BouncedAt is null ? note(c) : c),
            (_, after) =>
                after.People.Any(c => c.Email == email && c.BouncedAt == at)
                    ? $"发往 {email} 的邮件连续两日被退回，请核实邮箱"
                    : $"发往 {email} 的邮件{what}，下一批次自动重发",
            cancellation
        );

    /// <summary>A mail was taken for an address that had been refused before: what was said of it is no longer so.</summary>
    internal Task<Result<ResponsibleUnit>> TakenAsync(string unit, string requestId, string email, DateTimeOffset at, CancellationToken cancellation)
    {
        return WriteAsync(
            unit,
            requestId,
            Actor.System,
            null,
            u => u.Change(c => c.Email == email && c.RefusedAt < at ? c with { RefusedAt = null } : c),
            (_, _) => $"发往 {email} 的邮件已恢复接收",
            cancellation
        );
    }

    private static Contact Refused(Contact contact, DateTimeOffset at) =>
        contact.RefusedAt is not { } first ? contact with { RefusedAt = at }
        : ChinaTime.DateOf(first) < ChinaTime.DateOf(at) ? contact with { BouncedAt = at }
        : contact;

    private static Contact Returned(Contact contact, DateTimeOffset at) =>
        contact.ReturnedAt is not { } first || at - first > ReturnsRemembered ? contact with { ReturnedAt = at }
        : ChinaTime.DateOf(first) < ChinaTime.DateOf(at) ? contact with { BouncedAt = at }
        : contact;

    private async Task<Result<ResponsibleUnit>> WriteAsync(
        string unit,
        string requestId,
        Actor who,
        int? version,
        Func<ResponsibleUnit, ResponsibleUnit> edit,
        Func<ResponsibleUnit, ResponsibleUnit, string> words,
        CancellationToken cancellation
    )
    {
        string id = RequestIds.Hash($"{unit}|{requestId}")[..16];
        return await CompareAndSwap.UpdateAsync<Result<ResponsibleUnit>>($"The contacts of {unit}", async () =>
        {
            if (await contacts.ReadAsync(unit, cancellation) is not { } found)
                return new Result<ResponsibleUnit>.NotFound();
            if (!found.Changes.Any(c => c.Request == id))
            {
                if (version is { } seen && found.Changes.Where(c => c.Number > seen && !c.Who.IsSystem).ToArray() is { Length: > 0 } since)
                    return new ContactConflict(found.Unit, since);
                ResponsibleUnit after = edit(found.Unit);
                if (after == found.Unit)
                    return new Result<ResponsibleUnit>.Done(found.Unit);
                await HintAsync(unit, cancellation);
                var change = new ContactChange(found.Changes.Count + 1, clock.GetUtcNow(), who, words(found.Unit, after), id);
                if (!await contacts.TryWriteAsync(after, found.Row, change, cancellation))
                    return null;
                found = found with { Unit = after };
            }

            foreach (string list in await register.ListsAsync(cancellation))
                await RenewAsync(list, id, cancellation);
            return new Result<ResponsibleUnit>.Done(found.Unit);
        });
    }

    // A notice that no address took rests until the unit has others.
    private async Task HintAsync(string unit, CancellationToken cancellation)
    {
        foreach (string listId in await register.ListsAsync(cancellation))
        {
            ListInForce list = await register.GetAsync(listId, cancellation);
            BoardView view = await board.ReadAsync(listId, reread: true, cancellation);
            foreach (PeriodPlan plan in list.Plans.Where(p => view.Find(p) is { } row && row.Row.HasOpen && row.Row.Entries.Any(e => e.Unit == unit)))
            {
                PeriodWork period = await work.LoadAsync(plan.Ref, fresh: true, cancellation);
                if (period.NoticesOf(unit).Any(n => n.Value.RefusedFor is not null))
                    await periods.LowerAsync(list, plan, cancellation);
            }
        }
    }

    // The version only tells hosts that the directory is another one.
    private async Task RenewAsync(string list, string request, CancellationToken cancellation) =>
        await register.UpdateHeadAsync(
            list,
            head =>
            {
                string version = ContentVersion.Of(request);
                return Task.FromResult((version, head.DirectoryVersion == version ? null : head with { DirectoryVersion = version }));
            },
            cancellation
        );

    private static string Words(ResponsibleUnit before, ResponsibleUnit after, bool revoked, string? reason)
    {
        string[] changed =
        [
            .. ContactRoles
                .All.Where(r => before.Contacts[r] != after.Contacts[r])
                .Select(r => $"{r.Word()}：{Say(before.Contacts[r])} → {Say(after.Contacts[r])}"),
            .. before.Substitute is { } by && after.Substitute is null ? [$"对{Say(by.Contact)}的委托随之结束"] : Array.Empty<string>(),
            .. revoked ? ["原报送入口全部作废"] : Array.Empty<string>(),
        ];
        return string.Join('；', changed) + (string.IsNullOrWhiteSpace(reason) ? "" : $"。理由：{reason.Trim()}");
    }

    private static string Say(Contact? contact) =>
        contact is null
            ? "无"
            : string.Join(
                ' ',
                new[] { contact.Name, contact.Email, contact.Phone, contact.ProposedAt is null ? "" : "（待确认）" }.Where(t =>
                    !string.IsNullOrEmpty(t)
                )
            );
}
