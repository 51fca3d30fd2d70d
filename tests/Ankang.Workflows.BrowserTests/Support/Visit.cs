using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Support;

/// <summary>Somebody at a site with a browser of his own: a fresh context that writes down what goes wrong in it.</summary>
internal sealed class Visit : IAsyncDisposable
{
    /// <summary>Only ends a test that would wait for ever.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private const int HighestPicture = 3000;
    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];
    private int? _expected;

    private Visit(IBrowserContext context, IPage page, Screen screen)
    {
        (_context, Page, Screen) = (context, page, screen);
        page.Console += (_, said) =>
        {
            // Chromium reports an answer such as 422 as an error of the console; whether it was meant is told apart below.
            if (said.Type is "error" or "warning" && !said.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                Note($"console: {said.Text} ({page.Url})");
        };
        page.PageError += (_, error) => Note($"script: {error}");
        page.RequestFailed += (_, request) =>
        {
            // A download takes its navigation over, which the browser calls aborted.
            if (request.Failure is not "net::ERR_ABORTED")
                Note($"request: {request.Method} {request.Url}: {request.Failure}");
        };
        page.Response += (_, answer) =>
        {
            if (answer.Status >= 400 && answer.Status != _expected)
                Note($"answer: {answer.Request.Method} {answer.Url}: {answer.Status}");
        };
    }

    public IPage Page { get; }

    public Screen Screen { get; }

    /// <param name="signedIn">The cookies of somebody who has signed in (<see cref="SignedInAsync"/>); null for a stranger.</param>
    public static Task<Visit> StartAsync(string address, Screen screen, string? signedIn = null)
    {
        BrowserNewContextOptions options = screen.Options;
        options.StorageState = signedIn;
        return StartAsync(address, options, screen);
    }

    /// <summary>The cookies that this browser holds now.</summary>
    public Task<string> SignedInAsync() => _context.StorageStateAsync();

    /// <summary>Fills the form of 登录 on the page that is open.</summary>
    public async Task SignInAsync(string account)
    {
        await Page.GetByLabel("账号").FillAsync(account);
        await Page.GetByLabel("密码").FillAsync(Town.Password);
        await Button("登录").ClickAsync();
        await Assertions.Expect(Page.Locator(".signed-in")).ToBeVisibleAsync();
    }

    /// <summary>With JavaScript switched off.</summary>
    public static Task<Visit> StartWithoutScriptAsync(string address, Screen screen)
    {
        BrowserNewContextOptions options = screen.Options;
        options.JavaScriptEnabled = false;
        return StartAsync(address, options, screen);
    }

    /// <summary>Opens an address of the site; it must be there.</summary>
    public async Task OpenAsync(string address)
    {
        IResponse? answer = await Page.GotoAsync(address);
        Assert.True(answer is null or { Ok: true } || answer.Status == _expected, $"{address} answered {answer!.Status}.");
    }

    /// <summary>Shows a mail's text as a mail program does. At its own address it is sandboxed, and nothing could look into it.</summary>
    public async Task OpenAsMailAsync(string address)
    {
        IAPIResponse answer = await _context.APIRequest.GetAsync(address);
        Assert.True(answer.Ok, $"{address} answered {answer.Status}.");
        await Page.SetContentAsync(await answer.TextAsync());
    }

    /// <summary>From now on this status is what the test asks for, and no fault.</summary>
    public void Expect(int status) => _expected = status;

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Heading => Page.Locator("h1");

    /// <summary>What the page says was done.</summary>
    public ILocator Done => Page.Locator(".notice.green[role=status]");

    /// <summary>What the page says is to be mended.</summary>
    public ILocator Fault => Page.Locator("[role=alert]").First;

    public Task SeesAsync(string words) => Assertions.Expect(Page.Locator("main")).ToContainTextAsync(words);

    public Task<string> WordsAsync() => Page.Locator("main").InnerTextAsync();

    /// <summary>Nothing was noted since the visit began.</summary>
    public void IsQuiet()
    {
        lock (_faults)
            Assert.True(_faults.Count == 0, string.Join(Environment.NewLine, _faults));
    }

    /// <summary>The page as it stands from its top; of a very long one what fills a wall.</summary>
    public async Task KeepPictureAsync(string name)
    {
        int height = await Page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        await Page.ScreenshotAsync(
            new()
            {
                Path = Pictures.PathOf($"{name}.{Screen.Name}.png"),
                FullPage = true,
                Clip = new Clip { Width = Screen.Width, Height = Math.Clamp(height, Screen.Height, HighestPicture) },
                Animations = ScreenshotAnimations.Disabled,
            }
        );
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    private static async Task<Visit> StartAsync(string address, BrowserNewContextOptions options, Screen screen)
    {
        options.BaseURL = address;
        IBrowserContext context = await (await Chromium.Browser).NewContextAsync(options);
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        return new Visit(context, await context.NewPageAsync(), screen);
    }

    private void Note(string fault)
    {
        lock (_faults)
            _faults.Add(fault);
    }
}
