using System.Security.Cryptography;
using Ankang.Workflows.Archives;
using Ankang.Workflows.Attachments;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Links;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Standalone.Clockwork;
using Ankang.Workflows.Web;
using Ankang.Workflows.Web.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ankang.Workflows.Standalone.Hosting;

/// <summary>The product's pages over an opened archive, on this machine alone: everything can be looked at, nothing is done, nothing leaves.</summary>
public sealed class ArchiveHost : WorkflowHost
{
    private static readonly HashSet<string> LocalNames = new(["localhost", "127.0.0.1", "[::1]"], StringComparer.OrdinalIgnoreCase);

    private ArchiveHost(OpenedArchive archive)
    {
        Parts = PartsOf(archive);
        ArchiveNote = $"《{archive.Manifest.Title}》归档于{ChineseDates.Moment(archive.Manifest.AsOf)}，页面为当时情况，不能办理任何事项。";
    }

    /// <summary>The parts that read an archive. Their clock stands where it was made, and no loop moves it; nothing leaves.</summary>
    internal static WorkflowParts PartsOf(OpenedArchive archive)
    {
        var nowhere = new FolderTransport(Path.Combine(Path.GetTempPath(), "ankang-archive-sends-nothing"));
        return new WorkflowParts(
            archive.Store,
            new VirtualClock(archive.Manifest.AsOf),
            NoticeTemplates.Load(),
            new LinkSigner(RandomNumberGenerator.GetBytes(LinkSigner.KeyLength)),
            () => "https://ankang.example.org",
            new MailRoutes(nowhere, nowhere),
            "archive",
            NullLoggerFactory.Instance
        );
    }

    public override WorkflowParts Parts { get; }

    public override string ArchiveNote { get; }

    public override IRehearsal? Rehearsal => null;

    public override string? StorageFault => null;

    public override IReadOnlyList<string> Warnings => [];

    public override ApiKeys ApiKeys { get; } = new(new ApiOptions(), ApiKey.Made(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), null));

    public override bool AsksSignIn => false;

    // A foreign page whose name was made to point here must not read it.
    protected override bool IsLocal(HttpContext context) => LocalNames.Contains(context.Request.Host.Host);

    /// <summary>Serves the archive until Ctrl+C.</summary>
    /// <exception cref="CommandException">The port is taken.</exception>
    public static async Task RunAsync(OpenedArchive archive, int port, CancellationToken cancellation)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ListenLocalhost(port);
            kestrel.AddServerHeader = false;
        });
        builder.Services.AddSingleton<WorkflowHost>(new ArchiveHost(archive));
        builder.Services.AddSingleton<IAttachmentStore>(archive);
        builder.Services.AddWorkflows();
        await using WebApplication app = builder.Build();
        app.Use(LookOnlyAsync);
        app.UseWorkflows();
        await ServeHost.ListenAsync(app, $"Port {port} is taken by another program: stop it, or choose another with --port.", port, cancellation);
        Console.Out.WriteLine($"Open http://localhost:{port}/  (archive of {archive.Manifest.List}, read-only; Ctrl+C stops)");
        await app.WaitForShutdownAsync(cancellation);
    }

    private static async Task LookOnlyAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "GET, HEAD";
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync("归档只读，不能办理任何事项。", context.RequestAborted);
    }
}
