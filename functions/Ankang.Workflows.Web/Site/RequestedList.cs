using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Site;

/// <summary>The list that a page of the office is about: the one its address names (<c>/l/{list}/items</c>), or the default one.</summary>
/// <param name="Prefix">Begins the addresses of this list's pages as the visitor came: empty, or <c>/l/{list}</c>.</param>
/// <param name="Published">Every list of the host, the default one first.</param>
public sealed record RequestedList(ListInForce List, string Prefix, IReadOnlyList<ListInForce> Published)
{
    /// <summary>Route parameter of the addresses that name their list.</summary>
    internal const string Parameter = "list";

    public string Id => List.Id;

    /// <summary>An address within this list: <c>/items</c> becomes <c>/l/{list}/items</c> where the visitor came so.</summary>
    public string To(string path) => Prefix + path;

    /// <summary>The address of any list's pages, whatever the default one will be.</summary>
    public static string Address(string list) => $"/l/{list}";

    /// <exception cref="InvalidOperationException">The address is not one of the office's pages.</exception>
    public static RequestedList Of(HttpContext context) =>
        context.Features.Get<RequestedList>()
        ?? throw new InvalidOperationException($"{context.Request.Path} is not mapped among the pages of a list.");

    /// <returns>Null when the address names a list that was not published here.</returns>
    internal static async Task<RequestedList?> FindAsync(HttpContext context, WorkflowHost host)
    {
        IReadOnlyList<ListInForce> published = await host.PublishedAsync(context.RequestAborted);
        if (context.GetRouteValue(Parameter) is not string named)
            return new RequestedList(published[0], "", published);
        return await host.FindListAsync(named, context.RequestAborted) is { } list ? new RequestedList(list, Address(named), published) : null;
    }
}
