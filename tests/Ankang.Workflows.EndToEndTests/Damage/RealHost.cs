using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Links;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Standalone.Clockwork;
using Ankang.Workflows.Standalone.Hosting;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Watch;
using Ankang.Workflows.Web;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.EndToEndTests.Damage;

/// <summary>The standalone host on the real clock, put together as the program does, with a clock that the test moves and a loop that the test turns.</summary>
internal sealed class RealHost : IAsyncDisposable
{
    private const string Key = "key-of-the-test";
    private const int MostRounds = 200;
    private readonly DataFolder _data;
    private readonly RealClockLoop _loop;
    private readonly WebApplication _app;

    private RealHost(
        string folder,
        SetClock clock,
        KeptMails mails,
        Func<RealHost, CancellationToken, Task>? start,
        string? heartbeat,
        ITableStore? store,
        bool asksSignIn
    )
    {
        (Clock, Mails) = (clock, mails);
        _data = DataFolder.Open(folder);
        Parts = new WorkflowParts(
            store ?? _data.OpenStore(new StorageMeter(), StoreDurability.Scratch),
            clock,
            NoticeTemplates.Load(),
            new LinkSigner(new byte[LinkSigner.KeyLength]),
            () => "https://example.org",
            new MailRoutes(mails, mails),
            $"host-{Guid.NewGuid():N}",
            new LoggerFactory([Log]),
            asksAcknowledgement: true
        );
        int port = Ports.Free();
        var heartbeats = new Heartbeats(clock);
        var status = new HostStatus();
        _loop = new RealClockLoop(
            status,
            Parts,
            heartbeats,
            c => start is null ? FirstLinkAsync(c) : start(this, c),
            () => { },
            OutsideHeartbeat.Create(new HeartbeatOptions { Url = heartbeat }),
            new Logger<RealClockLoop>(new LoggerFactory([Log]))
        );
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.WebHost.UseKestrel().UseUrls($"http://localhost:{port}");
        // Where nobody signs in it is trusted as in a rehearsal; the lists are those of the real clock.
        builder.Services.AddSingleton<WorkflowHost>(
            new StandaloneHost(Parts, new ApiKeys(new ApiOptions(), ApiKey.Made(Key, null)), status, isRehearsal: !asksSignIn, port, heartbeats)
        );
        builder.Services.AddAttachments(builder.Configuration, folder);
        builder.Services.AddWorkflows();
        _app = builder.Build();
        _app.UseWorkflows();
        Client = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };
        Client.DefaultRequestHeaders.Add("X-Api-Key", Key);
        Client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
    }

    public WorkflowParts Parts { get; }

    public SetClock Clock { get; }

    public KeptMails Mails { get; }

    public HttpClient Client { get; }

    public LogText Log { get; } = new();

    /// <summary>Every address that answers a GET, each part filled in by <see cref="PageAddresses"/>; one whose part it does not know fails.</summary>
    public IReadOnlyList<string> Pages => [.. Routes("GET").Select(r => PageAddresses.Of(r)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The patterns of all addresses that answer a method.</summary>
    public IEnumerable<string> Routes(string method) =>
        _app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method) == true)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Distinct();

    /// <param name="start">What the host does first, as publishing the list that it was started with.</param>
    /// <param name="heartbeat">Address of the heartbeat outside; null for none.</param>
    /// <param name="store">Null for the one of the folder.</param>
    /// <param name="asksSignIn">Else its pages are open to whoever sits at the machine.</param>
    public static async Task<RealHost> StartAsync(
        string folder,
        DateTimeOffset at,
        KeptMails? mails = null,
        Func<RealHost, CancellationToken, Task>? start = null,
        string? heartbeat = null,
        ITableStore? store = null,
        bool asksSignIn = false
    )
    {
        var host = new RealHost(folder, new SetClock(at), mails ?? new KeptMails(), start, heartbeat, store, asksSignIn);
        await host._app.StartAsync();
        return host;
    }

    // As the program does, once storage answers.
    private async Task<string?> FirstLinkAsync(CancellationToken cancellation) =>
        await _app.Services.GetRequiredService<PeopleService>().FirstLinkAsync(always: null, cancellation);

    /// <summary>The first person of the office comes in.</summary>
    public async Task JoinFirstAsync(string account, string password)
    {
        string link = (await FirstLinkAsync(default))!;
        await SubmitAsync(link, link, ("account", account), ("name", "张三"), ("password", password), ("again", password));
    }

    public async Task SignInAsync(string account, string password)
    {
        Page page = await SubmitAsync("/sign-in", "/sign-in", ("account", account), ("password", password));
        // Where it leads may be a list that is closed.
        Assert.True(page.Status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, page.Words);
    }

    /// <summary>Moves the clock and lets the loop do all that is due.</summary>
    public async Task MoveToAsync(DateTimeOffset at)
    {
        Clock.Now = at;
        for (int i = 0; i < MostRounds; i++)
            if (await _loop.RoundAsync(CancellationToken.None) > TimeSpan.Zero)
                return;
        Assert.Fail($"The loop found something to do {MostRounds} times in a row.");
    }

    /// <summary>Every audit and slot of these days, each in its time.</summary>
    public async Task LiveAsync(DateOnly first, DateOnly last)
    {
        for (DateOnly day = first; day <= last; day = day.AddDays(1))
            foreach (int hour in new[] { 0, 6, 9, 15 })
                await MoveToAsync(ChinaTime.At(day, new TimeOnly(hour, 0)));
    }

    public async Task<Page> OpenAsync(string address) => await Page.ReadAsync(await Client.GetAsync(new Uri(address, UriKind.Relative)));

    /// <summary>Sends the first form of a page that posts there, with some of its fields filled in.</summary>
    public async Task<Page> SubmitAsync(string page, string address, params (string Name, string Value)[] filled)
    {
        Page open = await OpenAsync(page);
        Assert.True(open.Status == HttpStatusCode.OK, $"{page}: {open.Status} {open.Words}");
        IHtmlFormElement? form = open.Document.Forms.FirstOrDefault(f => f.Method == "post" && f.GetAttribute("action") == address);
        Assert.True(form is not null, $"{page} has no form to {address}: {open.Words}");
        return await SendAsync(form, filled);
    }

    /// <summary>Sends a form as a browser would, with some of its fields filled in.</summary>
    public async Task<Page> SendAsync(IHtmlFormElement form, params (string Name, string Value)[] filled)
    {
        using var body = new FormUrlEncodedContent(
            FormFields.Of(form).Where(f => !filled.Any(o => o.Name == f.Key)).Concat(filled.Select(f => KeyValuePair.Create(f.Name, f.Value)))
        );
        return await Page.ReadAsync(await Client.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), body));
    }

    public async Task<JsonNode> HealthAsync() => JsonNode.Parse((await OpenAsync("/health")).Source)!;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _loop.Dispose();
        _data.Dispose();
    }

    /// <summary>All that was logged.</summary>
    internal sealed class LogText : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)}{(exception is null ? "" : $"\n{exception}")}");

        public void Dispose() { }
    }
}
