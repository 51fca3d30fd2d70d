using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Hosting;

/// <summary>How a request came to this host, noted before anything rewrites it.</summary>
/// <param name="IsForwarded">Something in between says that it handed the request on: it does not come from this machine's own browser.</param>
/// <param name="IsTls">The visitor speaks TLS, to this host or to the proxy before it.</param>
internal sealed record Arrival(bool IsForwarded, bool IsTls)
{
    private const string Forwarded = "X-Forwarded-";
    private const string ForwardedProto = "X-Forwarded-Proto";

    // A monitor of old calls this host by no name, and pages need one; by this one nobody is trusted.
    private static readonly HostString Nowhere = new("host.invalid");
    private static readonly HashSet<string> Others = new(["Forwarded", "X-Real-IP", "Via"], StringComparer.OrdinalIgnoreCase);

    public static Task NoteAsync(HttpContext context, RequestDelegate next)
    {
        context.Features.Set(Read(context.Request));
        if (!context.Request.Host.HasValue)
            context.Request.Host = Nowhere;
        return next(context);
    }

    public static Arrival Of(HttpContext context) => context.Features.Get<Arrival>() ?? Read(context.Request);

    private static Arrival Read(HttpRequest request) =>
        new(
            request.Headers.Keys.Any(name => name.StartsWith(Forwarded, StringComparison.OrdinalIgnoreCase) || Others.Contains(name)),
            request.IsHttps
                || request.Headers[ForwardedProto].ToString().Split(',')[^1].Trim().Equals(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase)
        );
}
