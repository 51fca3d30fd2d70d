using Ankang.Workflows.Links;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Dispatch;

/// <summary>重新发送: mails a fresh link to whom the directory names today, for one that is good no more.</summary>
/// <remarks>
/// It goes to the address on record and to no other, whoever asks; who asks learns nothing. At most one a person and slot leaves, so that an
/// old mail is no means to fill a mailbox. Written down before it leaves, as all mails are.
/// </remarks>
public sealed class FreshLinks(ListLookup lists, MailDrafts drafts, PromptMails prompt, LinkSigner links, TimeProvider clock)
{
    /// <summary>Sends a fresh link in the place of a validly signed one that is stopped; nothing where there is nobody to send it to.</summary>
    /// <param name="token">Of a person, or of before, when links were a unit's.</param>
    /// <returns>False for what is no link of ours, is good still, or is over: whoever holds it learns no more than that.</returns>
    public async Task<bool> SendAsync(string token, CancellationToken cancellation)
    {
        PersonToken? person = links.ReadPerson(token);
        DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
        if (
            (person?.List ?? links.Read(token)?.List ?? links.ReadSupervisor(token)?.List) is not { } id
            || await FindAsync(id, cancellation) is not { } list
            || today > list.Head.ClosesOn
            || person?.UnitsOn(today, list.Directory).Count > 0
        )
            return false;
        if (HolderOf(token, list.Directory, today) is { } holder)
            await SendAsync(list, holder, today, cancellation);
        return true;
    }

    private async Task SendAsync(ListInForce list, LinkHolder holder, DateOnly today, CancellationToken cancellation)
    {
        Recipient[] to = [.. holder.UnitsOn(today, list.Directory).Where(u => !u.IsLost).Select(u => Recipient.Of(u, holder.In(u)!))];
        if (to.Length == 0)
            return;

        await prompt.SendAsync(list, (slot, at) => drafts.FreshLink(list, slot, at, to), cancellation);
    }

    private async Task<ListInForce?> FindAsync(string id, CancellationToken cancellation)
    {
        try
        {
            return await lists(id, cancellation);
        }
        catch (NoSuchListException)
        {
            return null;
        }
    }

    // A person's link is that person's; one of before belonged to whoever holds the post today.
    private LinkHolder? HolderOf(string token, UnitDirectory directory, DateOnly today)
    {
        if (links.ReadPerson(token) is { } person)
            return person.HolderOn(today, directory);
        if (links.Read(token) is { } unit)
            return directory.Find(unit.Unit) is { Liaison: not null } of ? LinkHolder.LiaisonOf(of) : null;
        return links.ReadSupervisor(token) is { } supervisor && directory.Find(supervisor.Unit) is { Supervisor: not null } led
            ? LinkHolder.SupervisorOf(led)
            : null;
    }
}
