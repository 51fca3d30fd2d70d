using System.Text.Encodings.Web;
using System.Text.Unicode;
using Ankang.Workflows.Attachments;
using Ankang.Workflows.Drafts;
using Ankang.Workflows.Retention;
using Ankang.Workflows.Web.Accidents;
using Ankang.Workflows.Web.Api;
using Ankang.Workflows.Web.Assessment;
using Ankang.Workflows.Web.Attachments;
using Ankang.Workflows.Web.Bulletins;
using Ankang.Workflows.Web.Checks;
using Ankang.Workflows.Web.Deputies;
using Ankang.Workflows.Web.Drafts;
using Ankang.Workflows.Web.Filings;
using Ankang.Workflows.Web.Handovers;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Interviews;
using Ankang.Workflows.Web.Items;
using Ankang.Workflows.Web.Leader;
using Ankang.Workflows.Web.Ledgers;
using Ankang.Workflows.Web.Letters;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Outbox;
using Ankang.Workflows.Web.Overview;
using Ankang.Workflows.Web.Pauses;
using Ankang.Workflows.Web.People;
using Ankang.Workflows.Web.Pictures;
using Ankang.Workflows.Web.Portal;
using Ankang.Workflows.Web.Rehearsals;
using Ankang.Workflows.Web.Running;
using Ankang.Workflows.Web.Security;
using Ankang.Workflows.Web.Site;
using Ankang.Workflows.Web.Statements;
using Ankang.Workflows.Web.Stopped;
using Ankang.Workflows.Web.Strikes;
using Ankang.Workflows.Web.Supervisors;
using Ankang.Workflows.Web.Tasks;
using Ankang.Workflows.Web.Templates;
using Ankang.Workflows.Web.Units;
using Ankang.Workflows.Web.Year;
using Ankang.Workflows.Web.YearEnd;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Web;

/// <summary>Pages and API, for any host that registers a <see cref="WorkflowHost"/> and an <see cref="IAttachmentStore"/> as singletons.</summary>
public static class WorkflowEndpoints
{
    /// <param name="signIn">How people sign in; null: with passwords.</param>
    public static IServiceCollection AddWorkflows(this IServiceCollection services, SignInOptions? signIn = null)
    {
        services.AddRazorComponents();
        AddKeys(services);
        services.AddOptions<LightOptions>().BindConfiguration(LightOptions.Section);
        services.AddOptions<ScreenOptions>().BindConfiguration(ScreenOptions.Section);
        services.AddOptions<BulletinOptions>().BindConfiguration(BulletinOptions.Section);
        services.AddSignIn(signIn ?? new SignInOptions());
        services.AddAntiforgery(options =>
        {
            options.FormFieldName = FormToken.FieldName;
            options.Cookie.Name = "ankang-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.SuppressXFrameOptionsHeader = true; // the policy's frame-ancestors says it
        });
        // Chinese stands in pages and answers as itself; what could be markup is encoded all the same.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.ConfigureHttpJsonOptions(options => ApiJson.Apply(options.SerializerOptions).Encoder = JavaScriptEncoder.Create(UnicodeRanges.All));
        services.AddOpenApi("v1", options => options.AddDocumentTransformer<ApiDescription>());
        services.AddProblemDetails();
        services.TryAddSingleton(new AttachmentOptions());
        services.TryAddSingleton(new ProxyOptions());
        services.AddOptions<ForwardedHeadersOptions>().Configure<ProxyOptions>((options, proxies) => proxies.Apply(options));
        services.TryAddSingleton(new RateLimits());
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<RateLimits>(RateLimiting.Configure);
        services.TryAddSingleton(s => ClamdScanner.Of(s.GetRequiredService<AttachmentOptions>()));
        services.TryAddSingleton(new ReportOptions());
        services.TryAddSingleton(new SecurityLogOptions());
        services.TryAddSingleton(new PersonalDataOptions());
        services.AddSingleton<SecurityLog>();
        services.TryAddSingleton(new ModelOptions());
        services.AddSingleton<ModelEndpoint>();
        services.PostConfigure<LoggerFilterOptions>(options =>
            options
                // The server's own request lines would hold units' links.
                .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning)
                // A cookie of before is no fault, and costs a stack of forty lines there; what is refused for it has a line of ours.
                .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.None)
        );
        return services;
    }

    /// <summary>Routing and every endpoint, in the order they need. All that a host's pipeline has to call.</summary>
    public static IApplicationBuilder UseWorkflows(this IApplicationBuilder app)
    {
        app.Use(Arrival.NoteAsync);
        app.UseForwardedHeaders();
        app.Use(HeadRequests.AnswerAsync);
        app.Use(Guards.HeadersAsync);
        app.UseCookiePolicy(new CookiePolicyOptions { OnAppendCookie = cookie => cookie.CookieOptions.Secure |= Arrival.Of(cookie.Context).IsTls });
        app.Use(SecurityWatch.NoteAsync);
        app.Use(Guards.FaultAsync);
        app.Use(Guards.StorageAsync);
        app.UseRateLimiter();
        app.Use(RequestSize.CapAsync);
        app.UseRouting();
        app.Use(Guards.AddressAsync);
        app.UseAuthentication();
        app.UseAuthorization();
        return app.UseEndpoints(MapWorkflows);
    }

    private static void MapWorkflows(IEndpointRouteBuilder routes)
    {
        routes.MapSiteFiles();
        routes.MapGroup("").AddEndpointFilter(ApiKeyGuard.KeyAsync).MapOpenApi("/openapi/{documentName}.json");

        RouteGroupBuilder all = routes.MapGroup("").AddEndpointFilter(Guards.PauseAsync);
        all.MapApi();
        all.MapHealth();

        RouteGroupBuilder pages = all.MapGroup("").ExcludeFromDescription();
        pages.MapPortal();
        pages.MapSupervisorLink();
        pages.MapFreshLinks();
        pages.MapOnCallLink();
        pages.MapDeputyLink();
        pages.MapUnitCalendar();
        pages.MapPrivacy();
        RouteGroupBuilder strangers = pages.MapGroup("").AddEndpointFilter(Guards.FormAsync);
        strangers.MapSignIn();
        strangers.MapSecondFactor();
        strangers.MapWelcome();
        RouteGroupBuilder anybody = pages.MapGroup("").AddEndpointFilter(SignInFilter.WhoAsync).AddEndpointFilter(Guards.FormAsync);
        anybody.MapSignOut();
        pages.MapGroup("").AddEndpointFilter(Guards.FormAsync).RequireAuthorization(Policies.Anybody).MapPassword();
        anybody.MapFallback((HttpContext context, WorkflowHost host) => Page.NotFound(context, host));

        // The office's pages of the default list, and those of any list by name: so a view can be bookmarked and mailed.
        foreach (string prefix in new[] { "", RequestedList.Address($"{{{RequestedList.Parameter}}}") })
        {
            RouteGroupBuilder list = pages.MapGroup(prefix).AddEndpointFilter(Guards.FormAsync).AddEndpointFilter(Guards.ListAsync);
            RouteGroupBuilder office = list.MapGroup("").RequireAuthorization(Policies.Office);
            office.MapOverview();
            office.MapChecks();
            office.MapDispatch();
            office.MapItems();
            office.MapAttachments();
            office.MapUnits();
            office.MapTasks();
            office.MapLetters();
            office.MapLedgers();
            office.MapStatements();
            office.MapFilings();
            office.MapOutbox();
            office.MapIncoming();
            office.MapInterviews();
            office.MapInterviewMeeting();
            office.MapAssessment();
            office.MapStrikes();
            office.MapYearEnd();
            office.MapBulletins();
            office.MapPictures();
            office.MapYearsCompared();
            office.MapLeader();
            office.MapAccidents();
            office.MapOnCall();
            office.MapPauses();
            office.MapTemplates();
            office.MapRehearsal();
            RouteGroupBuilder alone = list.MapGroup("").RequireAuthorization(Policies.OfficeAlone);
            alone.MapMailSource();
            alone.MapContacts();
            alone.MapSubstitutes();
            alone.MapContactImport();
            alone.MapPersonData();
            alone.MapPeople();
            alone.MapStandIns();
            alone.MapHandovers();
            alone.MapSecurityLog();
            alone.MapRunning();
            // There before any list was published: it is here that one is.
            RouteGroupBuilder lists = pages
                .MapGroup(prefix)
                .AddEndpointFilter(Guards.FormAsync)
                .AddEndpointFilter(Guards.ListIfAnyAsync)
                .RequireAuthorization(Policies.Office);
            lists.MapDrafts();
            lists.MapDraft();
            lists.MapProposals();
            lists.MapDraftUnits();
            lists.MapYears();
            lists.MapGroup("").RequireAuthorization(Policies.OfficeAlone).MapDraftContacts();
            lists.MapPublish();
            lists.MapQuotas();
            lists.MapCalendar();
            list.MapGroup("").RequireAuthorization(Policies.Supervisor).MapSupervisor();
        }
    }

    // The keys of forms and cookies. A host with several instances, or one that is to remember them, registers its own repository.
    private static void AddKeys(IServiceCollection services)
    {
        services.TryAddSingleton<IXmlRepository, MemoryKeys>();
        services.AddDataProtection().SetApplicationName("Ankang.Workflows");
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<IXmlRepository>((options, keys) => (options.XmlRepository, options.XmlEncryptor) = (keys, new NullXmlEncryptor()));
    }
}
