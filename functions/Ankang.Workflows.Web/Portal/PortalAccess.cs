using Ankang.Workflows.Links;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Hosting;

namespace Ankang.Workflows.Web.Portal;

/// <summary>Whom a link lets in: proved by its signature, the unit's epoch and the injected clock.</summary>
internal abstract record PortalAccess
{
    /// <remarks>The link names its list; which one is the default does not matter to it.</remarks>
    public static async Task<PortalAccess> JudgeAsync(string? token, WorkflowHost host, CancellationToken cancellation)
    {
        if (host.Parts.Links.Read(token) is not { } read)
            return new Invalid();
        if (
            await host.FindListAsync(read.List, cancellation) is not { } list
            || list.Directory.Find(read.Unit) is not { } unit
            || read.Epoch != unit.LinkEpoch
        )
            return new Invalid();
        return read.ValidUntil < ChinaTime.DateOf(host.Parts.Clock.GetUtcNow()) ? new Expired() : new Granted(list, unit, read);
    }

    public sealed record Granted(ListInForce List, ResponsibleUnit Unit, LinkToken Token) : PortalAccess;

    public sealed record Expired : PortalAccess;

    public sealed record Invalid : PortalAccess;
}
