using Ankang.Workflows.AzureFunctions.Hosting;
using Ankang.Workflows.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.AzureFunctions.Http;

/// <summary>The routes of <see cref="WorkflowEndpoints"/> as one delegate, for a request that comes through a function.</summary>
public sealed class PagePipeline
{
    private readonly RequestDelegate _run;
    private readonly Uri? _publicUrl;

    public PagePipeline(IServiceProvider services, HostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _publicUrl = options.PublicUrl is { } url ? new Uri(url) : null;
        var app = new ApplicationBuilder(services);
        app.UseWorkflows();
        _run = app.Build();
    }

    public async Task RunAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        // The worker has chosen the function as its endpoint already; ours are chosen anew.
        Endpoint? function = context.GetEndpoint();
        RouteValueDictionary values = context.Request.RouteValues;
        context.SetEndpoint(null);
        context.Request.RouteValues = [];
        if (_publicUrl is { } url)
        {
            // Behind the Functions host the request names an address of the machine's own.
            context.Request.Scheme = url.Scheme;
            context.Request.Host = new HostString(url.Authority);
        }

        await _run(context);
        context.SetEndpoint(function);
        context.Request.RouteValues = values;
    }
}
