using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Links;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Dispatch;

/// <summary>通报 that a person issued and chose to mail: when they leave, whom they go to, and the paper that goes with them.</summary>
/// <remarks>
/// The list's head names each before it is issued and until its messages are written down, so a crash at any moment leaves one named for too
/// long, never for too short a time; and what was written down in a slot is there, and not written again.
/// </remarks>
public sealed class Circulars
{
    // What is still a draft after so long is not being issued: its form was refused, or its host stopped.
    private static readonly TimeSpan LongestIssue = TimeSpan.FromHours(1);
    private readonly BulletinShelf _shelf;
    private readonly ListRegister _register;
    private readonly TimeProvider _clock;
    private (string List, int Number, MailAttachment File)? _last;

    internal Circulars(BulletinShelf shelf, ListRegister register, TimeProvider clock) => (_shelf, _register, _clock) = (shelf, register, clock);

    /// <summary>The slot that brings it, if the host runs then: the first after its issue, so that there is time to look at its mails.</summary>
    public static Slot SlotOf(ListInForce list, Circulation circulation)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(circulation);
        return Slot.After(circulation.At, list.Calendar);
    }

    /// <summary>Something is to leave with a slot, or was to leave with one before it. Nothing while the whole list is paused.</summary>
    internal static bool AreDue(ListInForce list, Slot slot) =>
        list.PauseOn(slot.Date) is null && list.Head.Circulations.Any(c => SlotOf(list, c) <= slot);

    /// <summary>The issued ones that are to leave with a slot.</summary>
    internal async Task<IReadOnlyList<Bulletin>> DueAsync(ListInForce list, Slot slot, CancellationToken cancellation)
    {
        var due = new List<Bulletin>();
        if (!AreDue(list, slot))
            return due;
        foreach (Circulation named in list.Head.Circulations.Where(c => SlotOf(list, c) <= slot).OrderBy(c => c.Bulletin))
            if (
                await _shelf.FindAsync(list.Id, named.Bulletin, cancellation) is { Bulletin: { Issue.Mailing: not null } bulletin }
                && (bulletin.MailedIn ?? slot.Id) == slot.Id
            )
                due.Add(bulletin);
        return due;
    }

    /// <summary>Whom one goes to: each person once, under one address, for all his units.</summary>
    internal static IEnumerable<IReadOnlyList<Recipient>> ReadersOf(ListInForce list, BulletinMailing mailing)
    {
        string office = list.Catalogue.List.OfficeUnit;
        RecipientRole[] leaders = [RecipientRole.Supervisor, RecipientRole.Principal];
        IEnumerable<Recipient> all = mailing
            .Units.Select(list.Directory.Find)
            .OfType<ResponsibleUnit>()
            .SelectMany(u => PeopleOf(u, mailing.Roles))
            .Concat(mailing.ToLeader && list.Directory.Find(office) is { } own ? PeopleOf(own, leaders) : []);
        return all.GroupBy(r => r.Email)
            .Select(person => (IReadOnlyList<Recipient>)[.. person.DistinctBy(r => r.Unit).OrderBy(r => list.Directory.OrderOf(r.Unit!))])
            .OrderBy(to => Readers.KeyOf(list, to), StringComparer.Ordinal);
    }

    /// <summary>The Word file of an issued bulletin; null where there is none, or its row is damaged.</summary>
    public async Task<MailAttachment?> FileAsync(string list, int number, CancellationToken cancellation)
    {
        // The same paper goes with a hundred mails, and what was issued never changes.
        if (_last is { } last && (last.List, last.Number) == (list, number))
            return last.File;
        if (await _shelf.FindAsync(list, number, cancellation) is not { Bulletin.Issue: { } issue })
            return null;
        var file = new MailAttachment($"{issue.Paper.Title}.docx", LetterDocx.MediaType, BulletinDocx.Write(issue.Paper));
        _last = (list, number, file);
        return file;
    }

    /// <summary>The messages of a slot stand in the Mail table: each bulletin says so, and the head names it no more.</summary>
    internal async Task WrittenAsync(ListInForce list, Slot slot, CancellationToken cancellation)
    {
        if (!AreDue(list, slot))
            return;
        Circulation[] named = [.. list.Head.Circulations.Where(c => SlotOf(list, c) <= slot)];
        var over = new List<Circulation>();
        foreach (Circulation circulation in named)
            if (await IsOverAsync(list, circulation, slot, cancellation))
                over.Add(circulation);
        if (over.Count > 0)
            await _register.UpdateHeadAsync(
                list.Id,
                head => Task.FromResult<(List<Circulation>, ListHead?)>((over, head with { Circulations = [.. head.Circulations.Except(over)] })),
                cancellation
            );
    }

    private Task<bool> IsOverAsync(ListInForce list, Circulation circulation, Slot slot, CancellationToken cancellation) =>
        CompareAndSwap.UpdateAsync($"Bulletin {circulation.Bulletin} of list {list.Id}", async () =>
        {
            if (await _shelf.FindAsync(list.Id, circulation.Bulletin, cancellation) is not var (bulletin, etag))
                return true;
            if (bulletin.Issue is null)
                return _clock.GetUtcNow() - circulation.At > LongestIssue;
            return bulletin.MailedIn is not null || await _shelf.TryReplaceAsync(list.Id, bulletin with { MailedIn = slot.Id }, etag, cancellation)
                ? true
                : null;
        });

    private static IEnumerable<Recipient> PeopleOf(ResponsibleUnit unit, IReadOnlyCollection<RecipientRole> roles) =>
        unit
            .Contacts.Where(c => c.Contact.ProposedAt is null)
            .Select(c => Recipient.Of(unit, c))
            .Where(r => roles.Contains(LinkHolder.CapacityOf(r.Role)));
}
