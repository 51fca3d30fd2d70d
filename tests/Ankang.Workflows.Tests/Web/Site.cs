using System.Collections.Concurrent;
using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Ankang.Workflows.Attachments;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Drafts;
using Ankang.Workflows.Links;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Retention;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;
using Ankang.Workflows.Web;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.People;
using Ankang.Workflows.Web.Portal;
using Ankang.Workflows.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Identity = Microsoft.AspNetCore.Identity;

namespace Ankang.Workflows.Tests.Web;

/// <summary>The real list of 2021 behind a real server on a free port, with a clock that the test moves.</summary>
internal sealed class Site : WorkflowHost, IAsyncDisposable
{
    public const string ListId = "ankang-2021";
    public const string Key = "a-key-of-the-test";
    private static readonly DateOnly Start = new(2021, 1, 18);
    private static readonly ConcurrentDictionary<(DateOnly, bool, bool), Lazy<Task<SitePast>>> Pasts = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("ankang-web-").FullName;
    private readonly SqliteStore _inner;
    private readonly WebApplication _app;

    private Site(SitePast? past, bool shadow, bool signsIn, SignInOptions? options, (string Key, string Value)[] settings, bool inEarnest)
    {
        (SignsIn, InEarnest) = (signsIn, inEarnest);
        Outbox = Directory.CreateDirectory(Path.Combine(_folder, "outbox")).FullName;
        past?.CopyTo(_folder);
        _inner = new SqliteStore(Path.Combine(_folder, DataFolder.StoreFile), new StorageMeter(), StoreDurability.Scratch);
        Clock = new ManualClock(past?.Now ?? ChinaTime.StartOf(Start));
        Store = new WatchedStore(_inner);
        Mails = new RefusingTransport(new FolderTransport(Outbox));
        Parts = new WorkflowParts(
            Store,
            Clock,
            NoticeTemplates.Load(),
            new LinkSigner(new byte[LinkSigner.KeyLength]),
            () => "http://unit.test",
            new MailRoutes(Mails, Mails),
            "test",
            NullLoggerFactory.Instance,
            asksAcknowledgement: true
        );
        Shadow = shadow;

        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)));
        ApiKeys = new ApiKeys(builder.Configuration.GetSection(ApiOptions.Section).Get<ApiOptions>() ?? new ApiOptions(), ApiKey.Made(Key, null));
        builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Information);
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddWorkflows(options).AddSingleton<WorkflowHost>(this);
        builder.Services.AddSingleton<IAttachmentStore>(Files);
        if (builder.Configuration.GetSection(AttachmentOptions.Section).Get<AttachmentOptions>() is { } attachments)
            builder.Services.AddSingleton(attachments);
        if (builder.Configuration.GetSection(RateLimits.Section).Get<RateLimits>() is { } limits)
            builder.Services.AddSingleton(limits);
        if (builder.Configuration.GetSection(SecurityLogOptions.Section).Get<SecurityLogOptions>() is { } security)
            builder.Services.AddSingleton(security);
        if (builder.Configuration.GetSection(PersonalDataOptions.Section).Get<PersonalDataOptions>() is { } personal)
            builder.Services.AddSingleton(personal);
        if (builder.Configuration.GetSection(ModelOptions.Section).Get<ModelOptions>() is { } model)
            builder.Services.AddSingleton(model);
        builder.Services.AddSingleton<AttachmentScanner>((_, _) => Task.FromResult(Scanned));
        if (builder.Configuration.GetSection(ReportOptions.Section).Get<ReportOptions>() is { } asks)
            builder.Services.AddSingleton(asks);
        // Passwords cost a machine a quarter of a second by design; here each would, at every sign-in of every test.
        builder.Services.AddSingleton<Identity.IPasswordHasher<Person>>(
            new Identity.PasswordHasher<Person>(Options.Create(new Identity.PasswordHasherOptions { IterationCount = 1_000 }))
        );
        _app = builder.Build();
        _app.Use(
            (context, next) =>
            {
                context.Features.Set(Runtime);
                return next(context);
            }
        );
        _app.UseWorkflows();
    }

    public ManualClock Clock { get; }

    public WatchedStore Store { get; }

    public LogLines Log { get; } = new();

    public WatchedAttachments Files { get; } = new();

    /// <summary>What the scanner for viruses says of each file.</summary>
    public ScanResult Scanned { get; set; } = new ScanResult.Missed(null);

    public FakeRehearsal Moves { get; } = new();

    public RefusingTransport Mails { get; }

    /// <summary>What the host has to be looked after; null in one that runs by itself.</summary>
    public WorkflowRuntime? Runtime { get; set; }

    /// <summary>The browser of whoever is at the site.</summary>
    public HttpClient Client { get; set; } = new();

    public bool Shadow { get; }

    /// <summary>True for a list in force and no rehearsal, as on the real clock once the office has pressed 正式启用.</summary>
    public bool InEarnest { get; }

    /// <summary>Where units are told to reach it.</summary>
    public string? UnitsReach { get; set; }

    public override string? PublicUrl => UnitsReach;

    /// <summary>Where it listens.</summary>
    public string Address => _app.Urls.First();

    /// <summary>The mails that were written, as files.</summary>
    public string Outbox { get; }

    /// <summary>True where people sign in, as on the real clock.</summary>
    public bool SignsIn { get; }

    /// <summary>True to answer as if the request came from the network.</summary>
    public bool IsFar { get; set; }

    public override WorkflowParts Parts { get; }

    public override IRehearsal? Rehearsal => Shadow || InEarnest ? null : Moves;

    public override string? StorageFault => Store.IsAway ? "the test took it away" : null;

    public override IReadOnlyList<string> Warnings => [];

    public override ApiKeys ApiKeys { get; }

    public override bool AsksSignIn => SignsIn;

    protected override bool IsLocal(HttpContext context) => !SignsIn && !IsFar;

    /// <param name="until">Every slot up to this day's 09:00 is served; nobody confirms anything.</param>
    public static async Task<Site> StartAsync(
        DateOnly until,
        bool shadow = false,
        bool signsIn = false,
        SignInOptions? options = null,
        CatalogueFolder? list = null,
        bool inEarnest = false,
        params (string Key, string Value)[] settings
    )
    {
        // Most sites begin as others do: what such a site has been through is lived once and copied.
        SitePast? past = list is null
            ? await Pasts.GetOrAdd((until, shadow, inEarnest), _ => new(() => LiveAsync(until, shadow, inEarnest))).Value
            : null;
        var site = new Site(past, shadow, signsIn, options, settings, inEarnest);
        if (list is not null)
            await site.BeginAsync(list, until);
        await site.ListenAsync();
        return site;
    }

    private static async Task<SitePast> LiveAsync(DateOnly until, bool shadow, bool inEarnest)
    {
        await using var site = new Site(null, shadow, signsIn: false, options: null, [], inEarnest);
        await site.BeginAsync(Seeds.Of2021, until);
        site._inner.Dispose();
        return SitePast.Of(site._folder, site.Clock.Now);
    }

    private async Task BeginAsync(CatalogueFolder list, DateOnly until)
    {
        await Parts.Register.PublishAsync(list, Seeds.Calendar, Start, Shadow, rehearsal: !Shadow && !InEarnest, default);
        await MoveToAsync(until);
    }

    /// <summary>Serves the morning slot of each working day after the clock's, up to this day's.</summary>
    public async Task MoveToAsync(DateOnly until)
    {
        for (DateOnly day = ChinaTime.DateOf(Clock.Now); day <= until; day = day.AddDays(1))
        {
            var slot = new Slot(day, 9);
            if (!Seeds.Calendar.IsWorkingDay(day) || slot.Moment <= Clock.Now)
                continue;
            Clock.Now = slot.Moment;
            await Parts.Dispatcher.RunAsync(ListId, default);
        }
    }

    /// <summary>A host in which no list was published yet.</summary>
    public static async Task<Site> EmptyAsync()
    {
        var site = new Site(null, shadow: true, signsIn: false, options: null, [], inEarnest: false);
        await site.ListenAsync();
        return site;
    }

    public Task<ListInForce> ListAsync() => Parts.Lists(ListId, default);

    public IEnumerable<Endpoint> Endpoints => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    public SecurityLog SecurityLog => _app.Services.GetRequiredService<SecurityLog>();

    public PeopleService People => _app.Services.GetRequiredService<PeopleService>();

    private async Task ListenAsync()
    {
        await _app.StartAsync();
        Client = NewClient();
    }

    /// <summary>Another browser at the same site.</summary>
    public HttpClient NewClient() =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(Address) };

    public async Task<string> TokenAsync(string unit)
    {
        ListInForce list = await ListAsync();
        return Parts.Link(list, list.Directory[unit]).Split("/u/")[1];
    }

    public async Task<IHtmlDocument> PageAsync(string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using HttpResponseMessage answer = await Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(expected, answer.StatusCode);
        return await ReadAsync(answer);
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        await new HtmlParser(new HtmlParserOptions(), BrowsingContext.New(Configuration.Default)).ParseDocumentAsync(
            await answer.Content.ReadAsStringAsync()
        );

    public Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields) =>
        Client.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    /// <summary>Posts a form of the office as its page would, with the page's guard.</summary>
    public async Task<HttpResponseMessage> PostFromPageAsync(string page, string address, params (string Name, string Value)[] fields)
    {
        IHtmlDocument document = await PageAsync(page);
        var guard = (IHtmlInputElement)document.QuerySelector("input[name=form-token]")!;
        return await PostAsync(address, [.. fields, (guard.Name!, guard.Value)]);
    }

    /// <summary>As <see cref="PostFromPageAsync"/>, with the hidden fields of the form that posts there.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, string address, params (string Name, string Value)[] fields)
    {
        IHtmlDocument document = await PageAsync(page);
        var hidden = document
            .QuerySelectorAll($"form[action='{address}'] input[type=hidden]")
            .Cast<IHtmlInputElement>()
            .Select(i => (i.Name!, i.Value));
        return await PostAsync(address, [.. fields, .. hidden]);
    }

    /// <summary>The link of the first visit is opened: the site has its first person of the office, whose browser this is now.</summary>
    public async Task FirstPersonAsync(string account, string name, string password)
    {
        string link = (await People.FirstLinkAsync(always: null, default))!;
        using HttpResponseMessage done = await PostFromPageAsync(
            link,
            link,
            ("name", name),
            ("account", account),
            ("password", password),
            ("again", password)
        );
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
    }

    public Task<HttpResponseMessage> SignInAsync(string account, string password, string page = "/sign-in") =>
        SubmitAsync(page, "/sign-in", ("account", account), ("password", password));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _inner.Dispose();
        Log.Dispose();
        Directory.Delete(_folder, recursive: true);
        Files.Dispose();
    }
}
