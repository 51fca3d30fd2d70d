using Ankang.Workflows.Answers;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.Links;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Dispatch;

/// <summary>
/// 副联络员 and 受托人 who were named through a mail's link, before the unit's liaison: he gets a mail of his own, with a link that confirms or
/// drops them and opens nothing else.
/// </summary>
/// <remarks>
/// It goes to his address on record, also where the name came through his own link: that a link was used does not prove that he used it. One
/// mail a unit and slot; whoever is named later in the slot stands on the page that its link opens.
/// </remarks>
public sealed class ProposedDeputies(
    ListLookup lists,
    ContactService contacts,
    MailDrafts drafts,
    PromptMails mails,
    LinkSigner links,
    TimeProvider clock
)
{
    /// <summary>How long the link is good; the office can confirm at any time.</summary>
    public const int Days = 30;

    /// <summary>Tells the unit's liaison who was named; nothing where it has none, or the name does not wait any more.</summary>
    /// <param name="email">Of the person who was named.</param>
    /// <param name="by">By whose link.</param>
    public async Task TellAsync(ListInForce list, string unit, string email, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (
            await contacts.ReadAsync(unit, cancellation) is not ({ Liaison: { ProposedAt: null } } now, _)
            || Waiting(now).FirstOrDefault(c => c.Contact.Email == email) is not { } named
        )
            return;
        await mails.SendAsync(
            list,
            (slot, at) => drafts.DeputyProposed(list, slot, at, now, named, by.Name, ChinaTime.DateOf(at).AddDays(Days)),
            cancellation
        );
    }

    /// <summary>What a link opens today: the unit, and who waits to be confirmed; null where it is none of ours, or good no more.</summary>
    public async Task<(ListInForce List, ResponsibleUnit Unit, IReadOnlyList<UnitContact> Waiting)?> FindAsync(
        string token,
        CancellationToken cancellation
    )
    {
        if (links.ReadDeputy(token) is not { } read || read.ValidUntil < ChinaTime.DateOf(clock.GetUtcNow()))
            return null;
        try
        {
            ListInForce list = await lists(read.List, cancellation);
            return await contacts.ReadAsync(read.Unit, cancellation) is var (unit, _) && read.Opens(unit) ? (list, unit, Waiting(unit)) : null;
        }
        catch (NoSuchListException)
        {
            return null;
        }
    }

    /// <summary>确认 or 撤销 by the liaison's link; one that was decided already stays as it is.</summary>
    /// <returns>False where the link is good no more.</returns>
    public async Task<bool> DecideAsync(string token, string email, bool confirmed, CancellationToken cancellation)
    {
        if (await FindAsync(token, cancellation) is not var (_, unit, waiting))
            return false;
        if (waiting.FirstOrDefault(c => c.Contact.Email == email)?.Contact.ProposedAt is not { } at)
            return true;
        Actor who = HolderOf(unit);
        string request = $"deputy-{confirmed}-{email}-{at.UtcTicks}";
        Result<ResponsibleUnit> done = confirmed
            ? await contacts.ConfirmAsync(unit.Id, request, who, email, cancellation, Channel)
            : await contacts.DropAsync(unit.Id, request, who, email, cancellation, Channel);
        return done is Result<ResponsibleUnit>.Done;
    }

    /// <summary>As whom the holder of a unit's link acts: its liaison.</summary>
    public Actor HolderOf(ResponsibleUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        string name = unit.NameOn(ChinaTime.DateOf(clock.GetUtcNow())).Full;
        return new Actor(ActorKind.UnitContact, unit.Id, $"{name}{ContactRole.Liaison.Word()}{unit.Liaison?.Name}")
        {
            Channel = ActorChannel.MailLink,
        };
    }

    private const string Channel = "（经确认邮件）";

    private static IReadOnlyList<UnitContact> Waiting(ResponsibleUnit unit) =>
        [.. unit.Proposed.Where(c => c.Role.IsDeputy() || c.Role == ContactRole.Substitute)];
}
