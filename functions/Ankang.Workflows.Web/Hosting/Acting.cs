using Ankang.Workflows.Rules.DueItems;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Hosting;

/// <summary>As whom a request acts that carries its own proof: the holder of a link, a program with a key.</summary>
/// <param name="Who">As the history names him.</param>
internal sealed record Acting(Actor Who)
{
    /// <summary>Says who was let in, for what is written about the request.</summary>
    public static void Note(HttpContext context, Actor who) => context.Features.Set(new Acting(who));

    /// <returns>Null where nobody was let in by a link or key.</returns>
    public static Actor? Of(HttpContext context) => context.Features.Get<Acting>()?.Who;
}
