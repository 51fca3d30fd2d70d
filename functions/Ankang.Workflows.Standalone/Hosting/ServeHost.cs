using System.Net.Sockets;
using Ankang.Workflows.Attachments;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Drafts;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Retention;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Standalone.Backups;
using Ankang.Workflows.Standalone.Clockwork;
using Ankang.Workflows.Standalone.Commands;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Watch;
using Ankang.Workflows.Web;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Overview;
using Ankang.Workflows.Web.People;
using Ankang.Workflows.Web.Security;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Ankang.Workflows.Standalone.Hosting;

/// <summary>Puts the standalone host together: data folder, store, loop, pages.</summary>
public static class ServeHost
{
    internal const string SettingsFile = "settings.json";
    internal const string OutboxFolder = "outbox";
    private const string KeysFolder = "keys";
    internal const string PublicUrlKey = "PublicUrl";

    /// <summary>Runs until Ctrl+C.</summary>
    /// <exception cref="CommandException">It cannot start; the message says why and the mend.</exception>
    public static async Task RunAsync(ServeSettings settings, CancellationToken cancellation)
    {
        bool rehearsal = settings.Rehearsal;
        string? listFolder = settings.List ?? (rehearsal ? Seeds.DefaultList : null);
        ListSubmission? list = listFolder is null ? null : ListSubmission.Load(listFolder, settings.Holidays ?? Seeds.HolidaysFor(listFolder));
        (CatalogueFolder Folder, WorkCalendar Calendar)? read = list?.Parse();
        TaskList? named = read?.Folder.Catalogue.List;
        if (named is not null && !rehearsal)
            RefuseFaulty(read!.Value.Folder, read.Value.Calendar, TimeProvider.System);

        string dataPath = settings.Data
            ?? (
                named is null ? ServeCommand.ListsData
                : rehearsal ? ServeCommand.RehearsalData + (settings.List is null ? "" : $"-{named.Id}")
                : Path.Combine("data", named.Id)
            );
        OwnerOnly.FromNowOn();
        using var data = new HostData(dataPath);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        (MailOptions mail, WebhookOptions webhook, SignInOptions signIn, HeartbeatOptions heartbeat) = ReadSettings(
            builder.Configuration,
            Path.Combine(data.Path, SettingsFile)
        );
        builder.Logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(o => Listen(o, settings));
        string? publicUrl = builder.Configuration[PublicUrlKey]?.TrimEnd('/');
        signIn.PublicUrl = publicUrl;
        Check(mail, webhook, signIn, heartbeat, publicUrl, rehearsal);

        var status = new HostStatus();
        var choice = new StoreChoice(settings.Storage);
        var meter = new StorageMeter();
        string outbox = Path.Combine(data.Path, OutboxFolder);
        var folderTransport = new FolderTransport(outbox);
        using ILoggerFactory logs = LoggerFactory.Create(l => l.AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Warning));
        IMailTransport configured = MailTransports.Create(mail, outbox, TimeProvider.System, logs: logs);
        IReturnBox? returns = rehearsal ? null : MailTransports.Returns(mail, TimeProvider.System, logs);
        using WebhookChannel? channel = WebhookChannel.Create(webhook, TimeProvider.System);
        using OutsideHeartbeat? outside = OutsideHeartbeat.Create(heartbeat);
        string linkBase = publicUrl ?? $"http://localhost:{settings.Port}";
        string hostName = HostName();

        DocumentReading reading = DocumentProcess.OfThisProgram().ReadAsync;
        WorkflowParts Parts(TimeProvider clock) =>
            new(
                choice.Open(data.Folder, meter, StoreDurability.Full),
                clock,
                NoticeTemplates.Load(),
                SecretFiles.LinkSigner(data.Path),
                () => linkBase,
                new MailRoutes(folderTransport, configured, channel, returns),
                hostName,
                logs,
                asksAcknowledgement: true,
                reading: reading
            );

        TimeProvider time = rehearsal ? new VirtualClock(ChinaTime.StartOf(named!.IssuedOn)) : TimeProvider.System;
        WorkflowParts parts = Parts(time);
        if (settings.Storage is null)
            await RefuseOtherClockAsync(parts, data.Path, rehearsal, cancellation);
        var apiKeys = new ApiKeys(LimitSettings.Api(builder.Configuration), SecretFiles.Api(data.Path));
        Heartbeats? heartbeats = rehearsal ? null : new Heartbeats(time);
        var host = new StandaloneHost(parts, apiKeys, status, rehearsal, settings.Port, heartbeats, publicUrl);
        builder.Services.AddSingleton<WorkflowHost>(host);
        builder.Services.AddAttachments(builder.Configuration, data.Path);
        builder.Services.AddSingleton<IArchivedLists>(_ => new ArchivesFolder(Path.Combine(data.Path, ArchivesFolder.Name)));
        builder.Services.AddLimits(builder.Configuration);
        builder.Services.AddReportForms(builder.Configuration);
        builder.Services.AddWorkflows(signIn);
        if (heartbeats is not null)
        {
            builder.Services.AddSingleton<IXmlRepository>(new FileSystemXmlRepository(SecretFiles.Folder(data.Path, KeysFolder), logs));
            builder.Services.AddHostedService(s => new SweepLoop(
                parts,
                s.GetRequiredService<IAttachmentStore>(),
                s.GetRequiredService<AttachmentScanner>(),
                s.GetRequiredService<PersonalDataOptions>(),
                s.GetRequiredService<ILogger<SweepLoop>>(),
                s.GetRequiredService<ILogger<AttachmentRescan>>()
            ));
            BackupOptions backups = BackupOptions.Read(builder.Configuration);
            // Table Storage is not in the folder: its tables are exported by themselves.
            if (settings.Storage is null)
                builder.Services.AddHostedService(s => new BackupLoop(data.Path, backups, status, time, s.GetRequiredService<ILogger<BackupLoop>>()));
            builder.Services.AddHostedService(s => new RealClockLoop(
                status,
                parts,
                heartbeats,
                c => StartAsync(s, c),
                s.GetRequiredService<IHostApplicationLifetime>().StopApplication,
                outside,
                s.GetRequiredService<ILogger<RealClockLoop>>(),
                mail.Morning ? new MorningRound(parts) : null
            ));
        }

        async Task StartAsync(IServiceProvider services, CancellationToken c)
        {
            if (list is not null)
                await PublishAsync(parts, list with { StartOn = settings.StartOn }, read!.Value.Folder.Catalogue, c);
            await AnnounceFirstLinkAsync(services, settings, publicUrl, c);
        }

        await using WebApplication app = builder.Build();
        app.UseWorkflows();
        using Rehearsal? moves = rehearsal
            ? await RehearseAsync(host, data, (VirtualClock)time, Parts, read!.Value.Folder, read.Value.Calendar, cancellation)
            : null;
        await ListenAsync(app, settings, cancellation);
        Announce(named?.Id, settings, data.Path);
        await app.WaitForShutdownAsync(cancellation);
        if (configured is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }

    private static async Task<Rehearsal> RehearseAsync(
        StandaloneHost host,
        HostData data,
        VirtualClock clock,
        Func<TimeProvider, WorkflowParts> parts,
        CatalogueFolder catalogue,
        WorkCalendar calendar,
        CancellationToken cancellation
    )
    {
        (string listId, DateOnly issued) = (catalogue.Catalogue.List.Id, catalogue.Catalogue.List.IssuedOn);
        Rehearsal? rehearsal = null;
        rehearsal = new Rehearsal(
            clock,
            new Agenda(host.Parts, listId),
            new ClockRow(host.Parts.Store, listId),
            async c =>
            {
                data.StartAnew(OutboxFolder, AttachmentFiles.Folder);
                var fresh = new VirtualClock(ChinaTime.StartOf(issued));
                await OpenAsync(parts(fresh), fresh, c);
            },
            TimeProvider.System
        );
        await OpenAsync(host.Parts, clock, cancellation);
        return rehearsal;

        async Task OpenAsync(WorkflowParts opened, VirtualClock at, CancellationToken c)
        {
            await opened.Register.PublishAsync(catalogue, calendar, issued, shadow: false, rehearsal: true, c);
            host.Use(opened, rehearsal!);
            await rehearsal!.AttachAsync(at, new Agenda(opened, listId), new ClockRow(opened.Store, listId), c);
        }
    }

    private static async Task PublishAsync(WorkflowParts parts, ListSubmission list, YearCatalogue catalogue, CancellationToken cancellation)
    {
        ListInForce? known = await parts.Register.FindAsync(catalogue.List.Id, cancellation);
        if (known is null)
            await parts.Publisher.ApplyAsync(list, null, Actor.System, cancellation);
        else
            await parts.Register.EnsureIndexedAsync(known, cancellation);
        if (known is not null && known.Head.CatalogueVersion != catalogue.Version)
            Console.Error.WriteLine(
                $"note: the list in this store was published from another version of the catalogue ({known.Head.CatalogueVersion}); the files in "
                    + $"the folder ({catalogue.Version}) are not applied. 'publish' shows what they would change, and applies them."
            );
    }

    /// <summary>One data folder is a rehearsal's, or holds lists of the real clock: virtual time must not run on real work.</summary>
    private static async Task RefuseOtherClockAsync(WorkflowParts parts, string data, bool rehearsal, CancellationToken cancellation)
    {
        foreach (string id in await parts.Register.ListsAsync(cancellation))
        {
            // One whose head cannot be read is closed; whose clock it runs on does not matter.
            if (await HeadAsync(parts, id, cancellation) is not { } head || head.Rehearsal == rehearsal)
                continue;
            throw new CommandException(
                rehearsal
                    ? $"The data folder '{data}' holds '{id}', which runs on the real clock: add --real-clock, or name another folder with --data."
                    : $"The data folder '{data}' holds a rehearsal of '{id}': name another folder with --data."
            );
        }
    }

    private static async Task<ListHead?> HeadAsync(WorkflowParts parts, string list, CancellationToken cancellation)
    {
        try
        {
            return (await parts.Register.ReadHeadAsync(list, cancellation)).Head;
        }
        catch (Exception e) when (e is NoSuchListException or ListClosedException)
        {
            return null;
        }
    }

    // Said once storage answers: whether anybody can sign in stands there.
    private static async Task AnnounceFirstLinkAsync(
        IServiceProvider services,
        ServeSettings settings,
        string? publicUrl,
        CancellationToken cancellation
    )
    {
        if (
            await services.GetRequiredService<PeopleService>().FirstLinkAsync(settings.NewSignInLink ? CommandLog.Account : null, cancellation)
            is not { } link
        )
            return;
        if (settings.NewSignInLink)
            await services
                .GetRequiredService<SecurityLog>()
                .WriteAsync(SecurityKind.Act, CommandLog.Account, Environment.MachineName, "生成首次登录链接（命令 serve）");
        string elsewhere = publicUrl is null ? "" : $"\n  or {publicUrl}{link}";
        Console.Out.WriteLine(
            $"First sign-in 首次登录: http://localhost:{settings.Port}{link}{elsewhere}\n  (opens once, within a day; makes a person of the office)"
        );
    }

    private static void Listen(KestrelServerOptions kestrel, ServeSettings settings)
    {
        kestrel.ListenLocalhost(settings.Port);
        if (settings.OpenPort is { } open)
            kestrel.ListenAnyIP(open);
        kestrel.AddServerHeader = false;
    }

    private static Task ListenAsync(WebApplication app, ServeSettings settings, CancellationToken cancellation)
    {
        string ports = settings.OpenPort is { } open ? $"{settings.Port} or {open}" : $"{settings.Port}";
        string taken =
            $"Port {ports} is taken by another program: stop it, or choose another with --port{(settings.OpenPort is null ? "" : " and --open-port")}.";
        return ListenAsync(app, taken, settings.Port, cancellation);
    }

    /// <param name="taken">What is said where another program has the port.</param>
    internal static async Task ListenAsync(WebApplication app, string taken, int port, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new CommandException(taken);
        }
        catch (SocketException e)
        {
            throw new CommandException($"Port {port} cannot be opened: {e.Message}. Choose another with --port.");
        }
    }

    private static void RefuseFaulty(CatalogueFolder folder, WorkCalendar calendar, TimeProvider time)
    {
        TaskList list = folder.Catalogue.List;
        DateOnly today = ChinaTime.DateOf(time.GetUtcNow());
        if (today > list.ClosesOn)
            throw new CommandException(
                $"List '{list.Id}' closed on {list.ClosesOn:yyyy-MM-dd}, and today is {today:yyyy-MM-dd}: on the real clock nothing of it would "
                    + $"ever happen. Add --rehearsal to rehearse it, or name a list of {today.Year}."
            );
        ListCheck check = ListCheck.Of(folder, folder.Directory, calendar, today);
        if (check.Faults.Count > 0)
            throw new FaultyFileException(check.Faults);
    }

    internal static (MailOptions Mail, WebhookOptions Webhook, SignInOptions SignIn, HeartbeatOptions Heartbeat) ReadSettings(
        ConfigurationManager configuration,
        string file
    )
    {
        try
        {
            configuration.AddJsonFile(file, optional: true).AddEnvironmentVariables();
            return (
                configuration.GetSection(MailOptions.Section).Get<MailOptions>() ?? new MailOptions(),
                configuration.GetSection(WebhookOptions.Section).Get<WebhookOptions>() ?? new WebhookOptions(),
                configuration.GetSection(SignInOptions.Section).Get<SignInOptions>() ?? new SignInOptions(),
                configuration.GetSection(HeartbeatOptions.Section).Get<HeartbeatOptions>() ?? new HeartbeatOptions()
            );
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or FormatException)
        {
            string why = (e.InnerException ?? e).Message.ReplaceLineEndings(" ");
            throw new CommandException(
                $"The settings cannot be read ({file}, or the environment): {why} Mend the value, or take it out for the default."
            );
        }
    }

    /// <exception cref="CommandException">With every fault and its mend, a line each.</exception>
    internal static void Check(
        MailOptions mail,
        WebhookOptions webhook,
        SignInOptions signIn,
        HeartbeatOptions heartbeat,
        string? publicUrl,
        bool rehearsal
    )
    {
        List<string> faults = [.. mail.Faults(), .. webhook.Faults(), .. signIn.Faults(), .. heartbeat.Faults()];
        if (!rehearsal && mail.Transport != MailTransportKind.Folder && publicUrl is null)
            faults.Add(
                $"{PublicUrlKey} is missing: real mail would carry links that nobody can open; set it to the address at which units reach this "
                    + "host, such as https://anwei.example.org, or set Mail:Transport to Folder."
            );
        if (publicUrl is not null && !(Uri.TryCreate(publicUrl, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https"))
            faults.Add($"{PublicUrlKey} is '{publicUrl}', which is no address such as https://anwei.example.org.");
        if (faults.Count > 0)
            throw new CommandException(string.Join(Environment.NewLine, faults));
    }

    // Each process is a host of its own: two of one number, on one machine after a restart or in two containers, are not one.
    private static string HostName() => $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..6]}";

    private static void Announce(string? list, ServeSettings settings, string data)
    {
        string kind =
            settings.Rehearsal ? $"rehearsal 模拟运行 of {list}"
            : list is null ? "real clock; lists come by 'publish'"
            : $"real clock of {list}";
        Console.Out.WriteLine($"Open http://localhost:{settings.Port}/  ({kind}; data in {data}; Ctrl+C stops)");
    }
}
