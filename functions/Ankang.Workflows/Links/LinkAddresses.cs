using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Links;

/// <summary>The addresses behind which people act without an account, as mails carry them.</summary>
/// <param name="host">Where they reach the product: <c>https://example.org</c>, without a slash at the end.</param>
public sealed class LinkAddresses(LinkSigner signer, Func<string> host)
{
    /// <summary>Begins the address of a person's 报送入口.</summary>
    public const string Entry = "/u";

    /// <summary>Begins the address of a supervisor's page (分管事项), where 登记已阅 is pressed.</summary>
    public const string Supervisor = "/s";

    /// <summary>Below a supervisor's page: 领导一页, of the leader of the office's own unit.</summary>
    public const string Leader = "/leader";

    /// <summary>Stands between the token and the unit in the address of one of several units.</summary>
    public const char OfUnit = '.';

    /// <summary>报送入口 of a person.</summary>
    public string EntryOf(ListInForce list, LinkHolder holder) => $"{host()}{Entry}/{TokenOf(list, holder)}";

    /// <summary>报送入口 of a person, at one of his units where he has several.</summary>
    public string EntryOf(ListInForce list, LinkHolder holder, ResponsibleUnit unit)
    {
        ArgumentNullException.ThrowIfNull(holder);
        string entry = EntryOf(list, holder);
        return holder.UnitsIn(list.Directory).Count > 1 ? $"{entry}{OfUnit}{unit.Id}" : entry;
    }

    /// <summary>The page of a supervisor, for all units that are his.</summary>
    public string SupervisorOf(ListInForce list, LinkHolder holder) => $"{host()}{Supervisor}/{TokenOf(list, holder)}";

    /// <summary>领导一页 of the leader of the office's own unit.</summary>
    public string LeaderOf(ListInForce list, LinkHolder holder) => SupervisorOf(list, holder) + Leader;

    /// <summary>The page by which a unit's liaison confirms its 副联络员; only for a unit that has a liaison.</summary>
    public string DeputiesOf(ListInForce list, ResponsibleUnit unit, DateOnly validUntil)
    {
        ArgumentNullException.ThrowIfNull(list);
        return $"{host()}{DeputyToken.LinkPrefix}/{signer.Sign(DeputyToken.Of(list.Id, unit, validUntil))}";
    }

    private string TokenOf(ListInForce list, LinkHolder holder) => signer.Sign(PersonToken.Of(list, holder));
}
