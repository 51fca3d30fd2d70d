using System.Text.Encodings.Web;
using System.Text.Unicode;
using Ankang.Workflows.Web.Api;
using Ankang.Workflows.Web.Items;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Outbox;
using Ankang.Workflows.Web.Overview;
using Ankang.Workflows.Web.Portal;
using Ankang.Workflows.Web.Rehearsals;
using Ankang.Workflows.Web.Units;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Web;

/// <summary>Pages and API, for any host that registers a <see cref="WorkflowHost"/> as a singleton.</summary>
public static class WorkflowEndpoints
{
    public static IServiceCollection AddWorkflows(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddDataProtection().AddKeyManagementOptions(options => (options.XmlRepository, options.XmlEncryptor) = (new FormKeys(), new NullXmlEncryptor()));
        services.AddAntiforgery(options =>
        {
            options.FormFieldName = FormToken.FieldName;
            options.Cookie.Name = "ankang-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.SuppressXFrameOptionsHeader = true;   // the policy's frame-ancestors says it
        });
        // Chinese stands in pages and answers as itself; what could be markup is encoded all the same.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All));
        services.AddOpenApi("v1", options => options.AddDocumentTransformer<ApiDescription>());
        services.AddProblemDetails();
        // The server's own request lines would hold units' links.
        services.PostConfigure<LoggerFilterOptions>(options => options.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));
        return services;
    }

    public static IEndpointRouteBuilder MapWorkflows(this IEndpointRouteBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapSiteFiles();
        app.MapOpenApi("/openapi/{documentName}.json");

        RouteGroupBuilder all = app.MapGroup("").AddEndpointFilter(Guards.HeadersAsync).AddEndpointFilter(Guards.PauseAsync);
        all.MapApi();
        all.MapHealth();

        RouteGroupBuilder pages = all.MapGroup("").AddEndpointFilter(Guards.StorageAsync).ExcludeFromDescription();
        pages.MapPortal();
        pages.MapFallback((HttpContext context, WorkflowHost host) => Page.NotFound(context, host));

        RouteGroupBuilder office = pages.MapGroup("").AddEndpointFilter(Guards.OfficeAsync);
        office.MapOverview();
        office.MapItems();
        office.MapUnits();
        office.MapOutbox();
        office.MapRehearsal();
        return app;
    }
}
