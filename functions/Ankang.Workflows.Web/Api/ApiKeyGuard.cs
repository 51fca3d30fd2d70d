using System.Security.Cryptography;
using System.Text;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ankang.Workflows.Web.Api;

/// <summary>Who may use the JSON API, and what it answers when storage is away.</summary>
internal static class ApiKeyGuard
{
    public static async ValueTask<object?> KeyAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        HttpContext context = call.HttpContext;
        if (HasKey(context))
            return await next(call);
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return TypedResults.Problem(
            title: "An API key is needed.",
            detail: "Send the key as the header X-Api-Key, or as Authorization: Bearer.",
            statusCode: StatusCodes.Status401Unauthorized
        );
    }

    public static async ValueTask<object?> StorageAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        try
        {
            return await next(call);
        }
        catch (Exception e) when (e is StoreUnavailableException or NoSuchListException) // a host that is starting has not published its list yet
        {
            call.HttpContext.Response.Headers.RetryAfter = "30";
            return TypedResults.Problem(
                title: "Storage does not answer; send the same request again.",
                detail: e.Message,
                statusCode: StatusCodes.Status503ServiceUnavailable
            );
        }
    }

    /// <summary>Compared by digests in fixed time, so that neither content nor length of the key shows.</summary>
    public static bool HasKey(HttpContext context)
    {
        string expected = context.RequestServices.GetRequiredService<WorkflowHost>().ApiKey;
        string given = context.Request.Headers["X-Api-Key"].ToString();
        string bearer = context.Request.Headers.Authorization.ToString();
        if (given.Length == 0 && bearer.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            given = bearer["Bearer ".Length..].Trim();
        return expected.Length > 0 && CryptographicOperations.FixedTimeEquals(Digest(given), Digest(expected));
    }

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
