using Ankang.Workflows.Contacts;
using Ankang.Workflows.Links;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Web.Hosting;

namespace Ankang.Workflows.Web.Portal;

/// <summary>Whom a link lets in: proved by its signature, today's directory and the injected clock, at every use.</summary>
internal abstract record PortalAccess
{
    /// <param name="token">As it stands in the address: the token, and behind a dot the unit where its person has several.</param>
    /// <remarks>The link names its list; which one is the default does not matter to it.</remarks>
    public static async Task<PortalAccess> JudgeAsync(string? token, WorkflowHost host, CancellationToken cancellation)
    {
        string[] parts = (token ?? "").Split(LinkAddresses.OfUnit, 2);
        LinkSigner links = host.Parts.Links;
        DateOnly today = ChinaTime.DateOf(host.Parts.Clock.GetUtcNow());
        if (links.ReadPerson(parts[0]) is not { } read)
            return (links.Read(parts[0])?.ValidUntil ?? links.ReadSupervisor(parts[0])?.ValidUntil) switch
            {
                null => new Invalid(),
                var until when until < today => new Expired(),
                _ => new Stopped(),
            };
        if (await host.FindListAsync(read.List, cancellation) is not { } list)
            return new Invalid();
        if (read.ValidUntil < today)
            return new Expired();
        IReadOnlyList<ResponsibleUnit> units = read.UnitsOn(today, list.Directory);
        if (units.Count == 0)
            return new Stopped();
        return (parts, units) switch
        {
            ([_, var id], _) => units.FirstOrDefault(u => u.Id == id) is { } unit ? new Granted(list, unit, read, today) : new Invalid(),
            (_, [var only]) => new Granted(list, only, read, today),
            _ => new Choice(list, units),
        };
    }

    /// <param name="Today">On which it was judged: a 受托人 is let in on his days alone.</param>
    public sealed record Granted(ListInForce List, ResponsibleUnit Unit, PersonToken Token, DateOnly Today) : PortalAccess
    {
        /// <summary>As what of the unit its holder acts.</summary>
        public RecipientRole Role => Token.Role;

        /// <summary>Its holder as the directory has him; his name is null where it has the post only.</summary>
        public Contact? Person => Holder?.Contact;

        /// <summary>Its holder is the 联络员 himself.</summary>
        public bool IsOfLiaison => Holder?.Role == ContactRole.Liaison;

        /// <summary>委托, where its holder does the work of the 联络员 on some days; null for everybody else.</summary>
        public Substitute? Substitute => Holder?.Role == ContactRole.Substitute ? Unit.Substitute : null;

        /// <summary>As histories say it: 联络员张三; 受托人李四（受联络员张三委托，4月1日至10日）.</summary>
        public string Capacity =>
            Substitute is { } by
                ? $"{ContactRole.Substitute.Word()}{by.Contact.Name}（受{Role.Word()}{Unit.Liaison?.Name}委托，{ContactWords.Days(by)}）"
                : $"{Role.Word()}{Person?.Name}";

        private UnitContact? Holder => Token.HolderOn(Today, List.Directory)?.In(Unit);
    }

    /// <summary>Its person answers for several units, and has not said which he means.</summary>
    public sealed record Choice(ListInForce List, IReadOnlyList<ResponsibleUnit> Units) : PortalAccess;

    public sealed record Expired : PortalAccess;

    /// <summary>Ours, and good no more: revoked, its person replaced, or of the kind that belonged to a unit.</summary>
    public sealed record Stopped : PortalAccess;

    public sealed record Invalid : PortalAccess;
}
