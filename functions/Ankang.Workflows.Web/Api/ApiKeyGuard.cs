using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ankang.Workflows.Web.Api;

/// <summary>Who may use the JSON API, and what it answers when storage is away.</summary>
internal static class ApiKeyGuard
{
    /// <summary>Says what a key must be allowed for an address.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder address, ApiScope scope)
        where TBuilder : IEndpointConventionBuilder => address.WithMetadata(new NeededScope(scope));

    /// <summary>Lets in who shows a key that may do what the address needs.</summary>
    public static async ValueTask<object?> KeyAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        HttpContext context = call.HttpContext;
        if (Find(context) is not { } key)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return TypedResults.Problem(
                title: "An API key is needed.",
                detail: "Send the key as the header X-Api-Key, or as Authorization: Bearer.",
                statusCode: StatusCodes.Status401Unauthorized
            );
        }

        Acting.Note(context, ActorOf(key, context));
        ApiScope needed = NeededBy(context);
        if (key.May(needed))
            return await next(call);
        return TypedResults.Problem(
            title: "This key may not do that.",
            detail: $"The key '{key.Name}' may {Words(key.Scopes)}; {Words(needed)} is needed. Nothing was done.",
            statusCode: StatusCodes.Status403Forbidden
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

    /// <summary>The key that a request shows.</summary>
    /// <returns>Null where it shows none of ours.</returns>
    public static ApiKey? Find(HttpContext context)
    {
        string given = context.Request.Headers["X-Api-Key"].ToString();
        string bearer = context.Request.Headers.Authorization.ToString();
        if (given.Length == 0 && bearer.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            given = bearer["Bearer ".Length..].Trim();
        return given.Length == 0 ? null : context.RequestServices.GetRequiredService<WorkflowHost>().ApiKeys.Find(given);
    }

    /// <summary>As who the caller of an address acts that <see cref="KeyAsync"/> guards.</summary>
    public static Actor Caller(HttpContext context) => ActorOf(Find(context)!, context);

    // A command of the product says that it is one; it needs the key all the same.
    private static Actor ActorOf(ApiKey key, HttpContext context) =>
        context.Request.Headers.ContainsKey(ApiKey.CommandHeader) ? key.Actor with { Channel = ActorChannel.CommandLine } : key.Actor;

    // An address that changes something and says nothing needs all there is.
    private static ApiScope NeededBy(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<NeededScope>()?.Scope
        ?? (HttpMethods.IsGet(context.Request.Method) ? ApiScope.Read : ApiScope.All);

    private static string Words(ApiScope scopes) => scopes.ToString().ToLowerInvariant();

    private sealed record NeededScope(ApiScope Scope);
}
