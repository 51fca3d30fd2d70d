using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Look;

/// <summary>
/// Our stylesheets (of the pages, of letters as paper, of pictures), one script and one icon, carried in the assembly so that any host
/// serves them.
/// </summary>
/// <remarks>Their addresses hold their content's version, so they are cached for ever and never stale.</remarks>
internal static class SiteFiles
{
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        ["site.css"] = "text/css; charset=utf-8",
        ["paper.css"] = "text/css; charset=utf-8",
        ["pictures.css"] = "text/css; charset=utf-8",
        ["site.js"] = "text/javascript; charset=utf-8",
        ["site.svg"] = "image/svg+xml",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, (byte[] Content, string Version)> Files = Types.Keys.ToFrozenDictionary(name => name, Load);

    public static string Address(string name) => $"/assets/{Files[name].Version}/{name}";

    public static void MapSiteFiles(this IEndpointRouteBuilder routes) => routes.MapGet("/assets/{version}/{name}", Serve).ExcludeFromDescription();

    private static IResult Serve(string version, string name, HttpContext context)
    {
        if (!Files.TryGetValue(name, out (byte[] Content, string Version) file))
            return Results.NotFound();
        context.Response.Headers.CacheControl = version == file.Version ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(file.Content, Types[name]);
    }

    private static (byte[] Content, string Version) Load(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource '{name}'.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        byte[] content = memory.ToArray();
        return (content, Convert.ToHexStringLower(SHA256.HashData(content))[..12]);
    }
}
