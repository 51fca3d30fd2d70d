using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Ankang.Workflows.StoreTests;

/// <summary>A table emulator of this process's own, on free ports, in memory; it ends with <see cref="DisposeAsync"/>.</summary>
/// <remarks>Other test projects compile this file by link.</remarks>
public sealed partial class Azurite : IAsyncDisposable
{
    // The emulator's account, the same everywhere and no secret.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Process _process;

    private Azurite(Process process, string endpoints) =>
        (_process, ConnectionString) = (process, $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};{endpoints}");

    /// <summary>Tables, and the blobs and queues that a Functions host asks for.</summary>
    public string ConnectionString { get; }

    /// <param name="tablePort">Where tables are to be served, for a test that waits for them; 0 for any free port.</param>
    public static async Task<Azurite> StartAsync(int tablePort = 0)
    {
        string tools = ToolsFolder();
        string program = Path.Combine(tools, "node_modules", "azurite", "dist", "src", "azurite.js");
        Install(tools, program);

        // Port 0: the system picks free ones, so that parallel runs do not meet.
        Process process = Start(
            Node(
                "node",
                tools,
                program,
                "--blobPort",
                "0",
                "--queuePort",
                "0",
                "--tablePort",
                $"{tablePort}",
                "--inMemoryPersistence",
                "--skipApiVersionCheck",
                "--silent",
                "--disableTelemetry"
            )
        );
        var listening = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new StringBuilder();
        string endpoints = "";
        process.OutputDataReceived += (_, e) => Heard(e.Data);
        process.ErrorDataReceived += (_, e) => Heard(e.Data);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"Azurite ended before it listened: {said}"));
        process.EnableRaisingEvents = true;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            return new Azurite(process, await listening.Task.WaitAsync(Patience));
        }
        catch
        {
            Kill(process);
            throw;
        }

        void Heard(string? line)
        {
            lock (said)
            {
                said.AppendLine(line);
                if (line is null || Listening().Match(line) is not { Success: true } match)
                    return;
                string service = match.Groups[1].Value;
                endpoints += $"{service}Endpoint={match.Groups[2].Value}/{Account};";
                if (service == "Table")
                    listening.TrySetResult(endpoints); // the last to start
            }
        }
    }

    /// <summary>Ends it in the middle of whatever it does.</summary>
    public void Stop() => Kill(_process);

    public ValueTask DisposeAsync()
    {
        Stop();
        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Kill(Process process)
    {
        if (process.HasExited)
            return;
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    private static void Install(string tools, string program)
    {
        // npm writes this file last.
        string installed = Path.Combine(tools, "node_modules", ".package-lock.json");
        if (File.Exists(installed) && File.Exists(program))
            return;

        string name = "ankang-workflows-tools-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(tools)))[..12];
        using var oneAtATime = new Mutex(false, name);
        try
        {
            if (!oneAtATime.WaitOne(TimeSpan.FromMinutes(10)))
                throw new InvalidOperationException("Another test process has been installing the test tools for ten minutes.");
        }
        catch (AbandonedMutexException)
        {
            // Its holder died half-way; `npm ci` begins anew.
        }
        try
        {
            if (File.Exists(installed) && File.Exists(program))
                return;
            ProcessStartInfo npm = OperatingSystem.IsWindows() ? Node("cmd", tools, "/c", "npm") : Node("npm", tools);
            foreach (string argument in new[] { "ci", "--ignore-scripts", "--no-audit", "--no-fund" })
                npm.ArgumentList.Add(argument);
            using Process process = Start(npm);
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"'npm ci' in tests/tools failed with {process.ExitCode}: {output}{errors.Result}");
        }
        finally
        {
            oneAtATime.ReleaseMutex();
        }
    }

    private static ProcessStartInfo Node(string program, string folder, params string[] arguments) =>
        new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException($"'{start.FileName}' did not start.");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException($"'{start.FileName}' was not found; these tests run Azurite, so install Node.js 20 or newer.", e);
        }
    }

    private static string ToolsFolder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string tools = Path.Combine(folder.FullName, "tests", "tools");
            if (File.Exists(Path.Combine(tools, "package.json")))
                return tools;
        }
        throw new DirectoryNotFoundException($"No folder tests/tools above {AppContext.BaseDirectory}.");
    }

    [GeneratedRegex(@"(Blob|Queue|Table) service is successfully listening at (http://\S+)")]
    private static partial Regex Listening();
}
