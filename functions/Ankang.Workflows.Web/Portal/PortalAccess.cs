using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Web.Portal;

/// <summary>Whom a link lets in: proved by its signature, the unit's epoch and the injected clock.</summary>
internal abstract record PortalAccess
{
    public static PortalAccess Judge(string? token, WorkflowParts parts, ListInForce list)
    {
        if (parts.Links.Read(token) is not { } read || read.List != list.Id || list.Directory.Find(read.Unit) is not { } unit || read.Epoch != unit.LinkEpoch)
            return new Invalid();
        return read.ValidUntil < ChinaTime.DateOf(parts.Clock.GetUtcNow()) ? new Expired() : new Granted(unit, read);
    }

    public sealed record Granted(ResponsibleUnit Unit, LinkToken Token) : PortalAccess;

    public sealed record Expired : PortalAccess;

    public sealed record Invalid : PortalAccess;
}
