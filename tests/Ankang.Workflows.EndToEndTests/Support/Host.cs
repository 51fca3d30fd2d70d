using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Ankang.Workflows.EndToEndTests.Support;

/// <summary>A running <c>serve</c> with a visitor before it.</summary>
internal sealed partial class Host : IAsyncDisposable
{
    public const string Account = "zhangsan";
    public const string Password = "jiantou-shanlu-7";
    private readonly BuiltProgram _program;

    private Host(BuiltProgram program, int port, string data)
    {
        (_program, Port, Data) = (program, port, data);
        Office = new Visitor(new Uri($"http://localhost:{port}"));
    }

    public int Port { get; }

    public string Data { get; }

    /// <summary>Who sits at the machine.</summary>
    public Visitor Office { get; }

    public string Out => _program.Out;

    public string Error => _program.Error;

    public bool HasExited => _program.HasExited;

    /// <inheritdoc cref="BuiltProgram.PeakMegabytes"/>
    public long PeakMegabytes => _program.PeakMegabytes;

    /// <summary>The names of the mails that were written, in order.</summary>
    public IReadOnlyList<string> Mails =>
        Directory.Exists(Outbox) ? [.. Directory.GetFiles(Outbox, "*.eml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)] : [];

    public string Outbox => Path.Combine(Data, "outbox");

    /// <summary>Starts it on a free port and waits until it says where to look.</summary>
    public static Task<Host> StartAsync(TempFolder folder, params string[] more) => StartAsync(folder, null, more);

    public static async Task<Host> StartAsync(TempFolder folder, IReadOnlyDictionary<string, string>? settings, params string[] more)
    {
        int port = Ports.Free();
        string data = folder["data"];
        BuiltProgram program = BuiltProgram.Start(folder.Path, settings, ["serve", "--data", data, "--port", $"{port}", .. more]);
        var host = new Host(program, port, data);
        try
        {
            await Wait.UntilAsync(() => program.HasExited || program.Out.Contains("Open http", StringComparison.Ordinal), program.Said);
            Assert.False(program.HasExited, program.Said());
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>The one-time link that the host prints at its first start, as an address within it; waits until it is there.</summary>
    public async Task<string> FirstLinkAsync()
    {
        await Wait.UntilAsync(() => FirstLink().IsMatch(_program.Out), _program.Said);
        return FirstLink().Match(_program.Out).Groups[1].Value;
    }

    /// <summary>Whoever sits at the machine opens the first link and becomes the office's first person.</summary>
    public async Task SignInAsync()
    {
        Page welcome = await Office.SeeAsync(await FirstLinkAsync());
        Page overview = await Office.SubmitAsync(
            welcome,
            Assert.Single(welcome.Document.Forms),
            ("name", "张三"),
            ("account", Account),
            ("password", Password),
            ("again", Password)
        );
        Assert.True(overview.Status == HttpStatusCode.OK, overview.Words);
    }

    /// <summary>kill -9.</summary>
    public void Kill() => _program.Kill();

    public async Task<(HttpStatusCode Status, JsonNode Body)> HealthAsync()
    {
        Page page = await Office.OpenAsync("/health");
        return (page.Status, JsonNode.Parse(page.Source)!);
    }

    /// <summary>Where the host's clock stands.</summary>
    public async Task<DateTimeOffset> ClockAsync() => (await HealthAsync()).Body["clock"]!.GetValue<DateTimeOffset>();

    /// <summary>Presses a button of the rehearsal's bar: next, day, week.</summary>
    public async Task<Page> MoveAsync(string move)
    {
        Page overview = await Office.SeeAsync("/");
        Page after = await Office.SubmitAsync(overview, overview.FormTo("/rehearsal"), ("move", move));
        Assert.True(after.Status == HttpStatusCode.OK, $"{after.Status}: {after.Words} {_program.Said()}");
        return after;
    }

    public async Task MoveToAsync(DateOnly day)
    {
        while (Rules.Calendar.ChinaTime.DateOf(await ClockAsync()) < day)
            await MoveAsync("day");
    }

    public string Said() => _program.Said();

    public async ValueTask DisposeAsync()
    {
        Office.Dispose();
        await _program.DisposeAsync();
    }

    [GeneratedRegex(@"http://localhost:\d+(/welcome/[0-9a-f]{64})\b")]
    private static partial Regex FirstLink();
}
