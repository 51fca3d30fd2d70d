using Ankang.Workflows.Attachments;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Ankang.Workflows.Web.Attachments;

/// <summary>How much one request may carry on a host that holds all of it in memory: <see cref="AttachmentOptions.RequestMegabytes"/>.</summary>
internal static class RequestSize
{
    // What a form carries beside its files.
    private const long Fields = 1 << 18;

    // So much more is read and thrown away: who is cut off in the middle sees no page that says why.
    private const long Drained = 1L << 27;

    /// <exception cref="BadHttpRequestException">It is larger; nothing of it was kept. One without a length is stopped as it is read.</exception>
    public static async Task CapAsync(HttpContext context, RequestDelegate next)
    {
        if (context.RequestServices.GetRequiredService<AttachmentOptions>().RequestBytes is not { } files)
        {
            await next(context);
            return;
        }

        long most = files + Fields;
        IHttpMaxRequestBodySizeFeature? own = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        bool isTooLarge = context.Request.ContentLength > most;
        if (own is { IsReadOnly: false })
            own.MaxRequestBodySize = isTooLarge ? most + Drained : Math.Min(own.MaxRequestBodySize ?? most, most);
        if (isTooLarge && context.Request.ContentLength <= most + Drained)
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        context.Features.Set<IHttpMaxRequestBodySizeFeature>(new Capped(own, most));
        if (isTooLarge)
            throw new BadHttpRequestException("The request is larger than this host takes.", StatusCodes.Status413PayloadTooLarge);
        await next(context);
    }

    /// <summary>Lets an endpoint ask for less than the host takes, and for no more.</summary>
    private sealed class Capped(IHttpMaxRequestBodySizeFeature? own, long most) : IHttpMaxRequestBodySizeFeature
    {
        public bool IsReadOnly => own is null || own.IsReadOnly;

        public long? MaxRequestBodySize
        {
            get => Math.Min(own?.MaxRequestBodySize ?? most, most);
            set
            {
                if (own is not null)
                    own.MaxRequestBodySize = Math.Min(value ?? most, most);
            }
        }
    }
}
