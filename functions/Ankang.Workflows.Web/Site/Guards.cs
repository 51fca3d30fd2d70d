using Ankang.Workflows.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Web.Site;

/// <summary>What holds for whole groups of addresses: headers, who may come in, what happens when storage is away.</summary>
internal static partial class Guards
{
    private const string PagePolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'";

    private const int LongestToken = 1500;
    private const int LongestName = 400; // of a row, with room for what stands beside it in a key

    /// <summary>On every answer: nothing is loaded from elsewhere, framed, cached or told to other sites.</summary>
    public static Task HeadersAsync(HttpContext context, RequestDelegate next)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = PagePolicy;
        headers["Referrer-Policy"] = "no-referrer";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.CacheControl = "no-cache, no-store";
        if (Arrival.Of(context).IsTls)
            headers.StrictTransportSecurity = "max-age=31536000"; // a year; its subdomains are not ours to speak for
        return next(context);
    }

    /// <summary>Names in addresses are ids and tokens of ours: what cannot be one names nothing, and goes no further.</summary>
    public static Task AddressAsync(HttpContext context, RequestDelegate next) =>
        context.Request.RouteValues.All(v =>
            v.Key == "path" || v.Value is not string name || MayBeName(name, v.Key == "token" ? LongestToken : LongestName)
        )
            ? next(context)
            : Page.NotFound(context, context.RequestServices.GetRequiredService<WorkflowHost>()).ExecuteAsync(context);

    private static bool MayBeName(string value, int longest) =>
        value.Length <= longest && value.All(c => c is >= ' ' and <= '~' and not ('/' or '\\' or '#' or '?'));

    /// <summary>A form is taken from our own pages only.</summary>
    public static async ValueTask<object?> FormAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        HttpContext context = call.HttpContext;
        WorkflowHost host = context.RequestServices.GetRequiredService<WorkflowHost>();
        try
        {
            if (
                HttpMethods.IsPost(context.Request.Method)
                && !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context)
            )
            {
                LogTooOld(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Guards)), PatternOf(context));
                return Page.Say(context, host, StatusCodes.Status400BadRequest, "页面已过期", "未作任何更改。请返回上一页，刷新后再试。");
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException && !context.RequestAborted.IsCancellationRequested)
        {
            // What was sent is no form, or was cut off.
            throw new BadHttpRequestException(
                "The form cannot be read.",
                (e as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest,
                e
            );
        }

        return await next(call);
    }

    // A token in an address is a secret.
    private static string? PatternOf(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;

    [LoggerMessage(Level = LogLevel.Warning, Message = "A form of {Address} was refused: its page, or the cookie beside it, is not of this session.")]
    private static partial void LogTooOld(ILogger log, string? address);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A visitor of {Address} left before the answer.")]
    private static partial void LogLeft(ILogger log, string? address);

    /// <summary>Finds the list that the address is about; an unknown one is said to be unknown.</summary>
    public static async ValueTask<object?> ListAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        HttpContext context = call.HttpContext;
        WorkflowHost host = context.RequestServices.GetRequiredService<WorkflowHost>();
        if (await RequestedList.FindAsync(context, host) is not { } list)
            return Page.Say(context, host, StatusCodes.Status404NotFound, "没有这份清单", "请核对地址，或从总览重新进入。");
        context.Features.Set(list);
        return await next(call);
    }

    /// <summary>As <see cref="ListAsync"/>, but a host in which none was published yet has the page all the same.</summary>
    public static async ValueTask<object?> ListIfAnyAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        bool any = (await call.HttpContext.RequestServices.GetRequiredService<WorkflowHost>().ListsAsync(call.HttpContext.RequestAborted)).Count > 0;
        return any ? await ListAsync(call, next) : await next(call);
    }

    /// <summary>A person who does something wants to look at what it did: playing stops.</summary>
    public static async ValueTask<object?> PauseAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        if (HttpMethods.IsPost(call.HttpContext.Request.Method))
            call.HttpContext.RequestServices.GetRequiredService<WorkflowHost>().Rehearsal?.Pause();
        return await next(call);
    }

    /// <summary>Whatever goes wrong: a page that says what happened, what is safe and whom to call, under a number that stands in the log.</summary>
    public static async Task FaultAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (HasLeft(context, e))
        {
            ILogger log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Guards));
            string? route = PatternOf(context);
            LogLeft(log, route);
            if (!context.Response.HasStarted)
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            await FaultAnswer.WriteAsync(context, e);
        }
    }

    // What reading from, writing to or working for somebody who is gone ends with; a fault of ours stays one, whoever looks.
    private static bool HasLeft(HttpContext context, Exception fault) =>
        context.RequestAborted.IsCancellationRequested && (fault is OperationCanceledException or IOException || fault.InnerException is IOException);

    /// <summary>Storage away: one line that says so, and the typed input kept where there was any.</summary>
    public static async Task StorageAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        // A host that is starting has not published its list yet.
        catch (Exception e) when (e is StoreUnavailableException or NoSuchListException && !context.Response.HasStarted)
        {
            WorkflowHost host = context.RequestServices.GetRequiredService<WorkflowHost>();
            context.Response.Headers.RetryAfter = "30";
            IReadOnlyList<KeyValuePair<string, string>> typed = context.Request.HasFormContentType
                ?
                [
                    .. (await context.Request.ReadFormAsync(context.RequestAborted)).SelectMany(f =>
                        f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? ""))
                    ),
                ]
                : [];
            if (typed.Any(f => f.Key is SecretFields.Password or SecretFields.OldPassword))
                typed = []; // a password is typed again, never sent back
            await Page.Show<StoragePage>(
                    new
                    {
                        Frame = PageFrame.Of(context, host, null),
                        Typed = typed,
                        IsEmpty = e is NoSuchListException,
                    },
                    StatusCodes.Status503ServiceUnavailable
                )
                .ExecuteAsync(context);
        }
    }
}
