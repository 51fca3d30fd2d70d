using System.Text;
using Ankang.Workflows.Attachments;
using Ankang.Workflows.AzureFunctions.Http;
using Ankang.Workflows.AzureFunctions.Mail;
using Ankang.Workflows.AzureFunctions.Orchestrations;
using Ankang.Workflows.AzureFunctions.Timers;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Drafts;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Retention;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Watch;
using Ankang.Workflows.Web;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Overview;
using Ankang.Workflows.Web.Portal;
using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Trace;

namespace Ankang.Workflows.AzureFunctions.Hosting;

/// <summary>Puts the host together: account, parts, pages, mail, telemetry.</summary>
public static partial class WorkflowHostSetup
{
    // The Functions host reads each request whole into memory, several times over, before the app is called; an instance has 2 GB.
    private const int RequestMegabytes = 25;
    private const string TelemetrySetting = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <exception cref="InvalidOperationException">The settings have faults; the message says the mend of each.</exception>
    public static void AddWorkflowHost(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        HostOptions options = Read<HostOptions>(builder.Configuration);
        MailOptions mail = Read<MailOptions>(builder.Configuration.GetSection(MailOptions.Section));
        AttachmentOptions attachments = Read<AttachmentOptions>(builder.Configuration.GetSection(AttachmentOptions.Section));
        attachments.RequestMegabytes ??= RequestMegabytes;
        WebhookOptions webhook = Read<WebhookOptions>(builder.Configuration.GetSection(WebhookOptions.Section));
        SignInOptions signIn = Read<SignInOptions>(builder.Configuration.GetSection(SignInOptions.Section));
        HeartbeatOptions heartbeat = Read<HeartbeatOptions>(builder.Configuration.GetSection(HeartbeatOptions.Section));
        ApiOptions api = Read<ApiOptions>(builder.Configuration.GetSection(ApiOptions.Section));
        RateLimits limits = Read<RateLimits>(builder.Configuration.GetSection(RateLimits.Section));
        SecurityLogOptions securityLog = Read<SecurityLogOptions>(builder.Configuration.GetSection(SecurityLogOptions.Section));
        ModelOptions model = Read<ModelOptions>(builder.Configuration.GetSection(ModelOptions.Section));
        PersonalDataOptions personal = Read<PersonalDataOptions>(builder.Configuration.GetSection(PersonalDataOptions.Section));
        signIn.PublicUrl = options.PublicUrl?.TrimEnd('/');
        string[] faults =
        [
            .. options.Faults(),
            .. mail.Faults(),
            .. webhook.Faults(),
            .. attachments.Faults(),
            .. options.FaultsWith(mail),
            .. signIn.Faults(),
            .. heartbeat.Faults(),
            .. limits.Faults(),
            .. securityLog.Faults(),
            .. model.Faults(),
            .. personal.Faults(),
            .. api.Faults(),
        ];
        if (faults.Length > 0)
            throw new InvalidOperationException(string.Join(Environment.NewLine, faults));

        IServiceCollection services = builder.Services;
        TokenCredential credential = new DefaultAzureCredential();
        var account = new StorageAccount(builder.Configuration, options, credential);
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<StorageMeter>();
        services.AddSingleton(new PrivateBlobs(account.Container(options.Prefix, "private")));
        services.AddSingleton<IXmlRepository>(s => s.GetRequiredService<PrivateBlobs>());
        services.AddSingleton(s => account.OpenTables(options.Prefix, s.GetRequiredService<StorageMeter>()));
        services.AddSingleton(s => new NightlyExport(
            account.OpenBackup(options.Prefix),
            account.Container(options.Prefix, "exports"),
            s.GetRequiredService<ILogger<NightlyExport>>()
        ));
        services.AddSingleton(model);
        services.AddSingleton(personal);
        services.AddSingleton(attachments);
        services.AddSingleton(limits);
        services.AddSingleton(securityLog);
        services.AddSingleton(ProxyOptions.BehindPlatform);
        services.AddSingleton(Read<ReportOptions>(builder.Configuration.GetSection(ReportOptions.Section)));
        services.AddSingleton<IAttachmentStore>(new BlobAttachments(account.Container(options.Prefix, "attachments")));
        services.Configure<DurableTaskWorkerOptions>(DurableSettings.Set);
        services.AddSingleton(_ => account.Queues());
        services.AddSingleton<HintBox>();
        services.AddSingleton<Instances>();
        services.AddSingleton<EachList>();
        if (OutsideHeartbeat.Create(heartbeat) is { } outside)
            services.AddSingleton(outside);
        services.AddSingleton<SentOperations>();
        services.AddSingleton(s => Routes(mail, webhook, account, options, credential, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new WorkflowParts(
            s.GetRequiredService<ITableStore>(),
            s.GetRequiredService<TimeProvider>(),
            NoticeTemplates.Load(),
            s.GetRequiredService<PrivateBlobs>().LinkSigner(),
            () => options.PublicUrl?.TrimEnd('/') ?? "",
            s.GetRequiredService<MailRoutes>(),
            $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..6]}",
            s.GetRequiredService<ILoggerFactory>(),
            asksAcknowledgement: true,
            hint: s.GetRequiredService<HintBox>().Put,
            reading: DocumentProcess.OfThisProgram().ReadAsync
        ));
        services.AddSingleton<WorkflowHost>(s => new FunctionsHost(
            s.GetRequiredService<WorkflowParts>(),
            new ApiKeys(api, s.GetRequiredService<PrivateBlobs>().Api()),
            Warnings(options),
            options.PublicUrl?.TrimEnd('/')
        ));
        if (mail.Morning)
            services.AddSingleton<MorningRound>();
        services.AddSingleton<PagePipeline>();
        services.AddWorkflows(signIn);
        AddTelemetry(builder, credential);
    }

    // 试运行 keeps its mails in the account, whatever is configured.
    private static MailRoutes Routes(
        MailOptions mail,
        WebhookOptions webhook,
        StorageAccount account,
        HostOptions options,
        TokenCredential credential,
        TimeProvider time
    )
    {
        IMailTransport outbox = mail.Folder is { } folder ? new FolderTransport(folder) : new BlobOutbox(account.Container(options.Prefix, "outbox"));
        return new MailRoutes(
            outbox,
            MailTransports.Create(mail, outbox, time, CommunicationServices(credential)),
            WebhookChannel.Create(webhook, time),
            MailTransports.Returns(mail, time)
        );
    }

    private static IReadOnlyList<string> Warnings(HostOptions options) =>
        options.PublicUrl is null ? ["未设置 PublicUrl，邮件中的报送入口无法打开。"] : [];

    private static T Read<T>(IConfiguration section)
        where T : new()
    {
        try
        {
            return section.Get<T>() ?? new T();
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            throw new InvalidOperationException($"The settings cannot be read: {e.Message} Mend the value, or take it out for the default.", e);
        }
    }

    private static void AddTelemetry(IHostApplicationBuilder builder, TokenCredential credential)
    {
        OpenTelemetry.IOpenTelemetryBuilder telemetry = builder.Services.AddOpenTelemetry().UseFunctionsWorkerDefaults();
        if (builder.Configuration[TelemetrySetting] is not { Length: > 0 })
            return;
        builder.Services.Configure<OpenTelemetry.Logs.OpenTelemetryLoggerOptions>(o => o.IncludeFormattedMessage = true);
        // Before the exporter, which hands on what it is given.
        telemetry.WithTracing(t => t.AddProcessor(new MaskedActivities())).WithLogging(l => l.AddProcessor(new MaskedLogs()));
        telemetry.UseAzureMonitorExporter(o =>
        {
            o.Credential = credential;
            // Traces are sampled; an error is told also where its trace is not.
            o.EnableTraceBasedLogsSampler = false;
        });
    }

    /// <summary>Makes the transport of Communication Services; null in a build that left it out.</summary>
    private static Func<AcsOptions, IMailTransport>? CommunicationServices(TokenCredential credential)
    {
        Func<AcsOptions, IMailTransport>? make = null;
        AddCommunicationServices(credential, ref make);
        return make;
    }

    static partial void AddCommunicationServices(TokenCredential credential, ref Func<AcsOptions, IMailTransport>? make);
}
