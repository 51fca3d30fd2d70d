using Ankang.Workflows.Links;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Tests.Support;

/// <summary>The links of a unit's people, as mails carry them.</summary>
internal static class PeoplesLinks
{
    /// <summary>报送入口 of its 联络员, at this unit.</summary>
    public static string Link(this WorkflowParts parts, ListInForce list, ResponsibleUnit unit) =>
        parts.LinkAddresses.EntryOf(list, LinkHolder.LiaisonOf(unit), unit);

    /// <summary>The page of its 分管领导.</summary>
    public static string SupervisorLink(this WorkflowParts parts, ListInForce list, ResponsibleUnit unit) =>
        parts.LinkAddresses.SupervisorOf(list, LinkHolder.SupervisorOf(unit));
}
