using System.Diagnostics;
using System.Text;

namespace Ankang.Workflows.EndToEndTests.Support;

/// <summary>The built program, started as a user starts it: a process of its own, in a folder of the test.</summary>
internal sealed class BuiltProgram : IAsyncDisposable
{
    private static readonly TimeSpan LongestCommand = TimeSpan.FromMinutes(4);
    internal static readonly string Built = Find();
    private readonly Process _process;
    private readonly StringBuilder _out = new();
    private readonly StringBuilder _error = new();

    private BuiltProgram(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, e) => Keep(_out, e.Data);
        process.ErrorDataReceived += (_, e) => Keep(_error, e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public bool HasExited => _process.HasExited;

    /// <summary>The most memory it ever had, in MB.</summary>
    public long PeakMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64 >> 20;
        }
    }

    public string Out => Text(_out);

    public string Error => Text(_error);

    public static BuiltProgram Start(string folder, IReadOnlyDictionary<string, string>? settings, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Built, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        // What happens to be set where the tests run must not decide them.
        foreach (
            string name in start
                .Environment.Keys.Where(k =>
                    k.StartsWith("Mail__", StringComparison.OrdinalIgnoreCase)
                    || k.StartsWith("Api__", StringComparison.OrdinalIgnoreCase)
                    || k is "PublicUrl"
                    || k.StartsWith("ASPNETCORE_", StringComparison.Ordinal)
                )
                .ToList()
        )
            start.Environment.Remove(name);
        foreach ((string name, string value) in settings ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var program = new BuiltProgram(Process.Start(start)!);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => program.Kill();
        return program;
    }

    /// <summary>Runs a command to its end.</summary>
    public static Task<Result> RunAsync(string folder, params string[] arguments) => RunAsync(folder, null, arguments);

    public static async Task<Result> RunAsync(string folder, IReadOnlyDictionary<string, string>? settings, params string[] arguments)
    {
        await using BuiltProgram program = Start(folder, settings, arguments);
        return await program.EndAsync();
    }

    /// <summary>Waits until it ends by itself.</summary>
    public async Task<Result> EndAsync()
    {
        using var deadline = new CancellationTokenSource(LongestCommand);
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            Kill();
            Assert.Fail($"Still running after {LongestCommand}: {Said()}");
        }

        return new Result(_process.ExitCode, Out, Error);
    }

    /// <summary>kill -9, in the middle of whatever it does.</summary>
    public void Kill()
    {
        try
        {
            if (_process.HasExited)
                return;
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
        catch (InvalidOperationException)
        {
            // Disposed, so it was killed before.
        }
    }

    /// <summary>All it has said so far, for a test that fails.</summary>
    public string Said() =>
        $"{(HasExited ? $"It ended with {_process.ExitCode}. " : "")}stdout:{Environment.NewLine}{Out}{Environment.NewLine}stderr:{Environment.NewLine}{Error}";

    public ValueTask DisposeAsync()
    {
        Kill();
        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Keep(StringBuilder kept, string? line)
    {
        lock (kept)
        {
            if (line is not null)
                kept.AppendLine(line);
        }
    }

    private static string Text(StringBuilder kept)
    {
        lock (kept)
            return kept.ToString();
    }

    // tests/…/bin/Debug/net10.0 beside functions/…/bin/Debug/net10.0: the same configuration of the same build.
    private static string Find()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        for (DirectoryInfo? folder = here; folder is not null; folder = folder.Parent)
        {
            string project = Path.Combine(folder.FullName, "functions", "Ankang.Workflows.Standalone");
            if (!Directory.Exists(project))
                continue;
            string built = Path.Combine(project, "bin", here.Parent!.Name, here.Name, "ankang-workflows.dll");
            return File.Exists(built) ? built : throw new FileNotFoundException("The standalone host was not built.", built);
        }

        throw new DirectoryNotFoundException($"No standalone host above {here}.");
    }
}
