using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Ankang.Workflows.StoreTests;

/// <summary>A table emulator of this process's own, on free ports, in memory; it ends with <see cref="DisposeAsync"/>.</summary>
/// <remarks>Other test projects compile this file by link.</remarks>
public sealed partial class Azurite : IAsyncDisposable, ITool
{
    // The emulator's account, the same everywhere and no secret.
    public const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Process _process;

    private Azurite(Process process, string endpoints) => (_process, ConnectionString) = (process, Connection(endpoints));

    /// <summary>Tables, and the blobs and queues that a Functions host asks for.</summary>
    public string ConnectionString { get; }

    public static string? Missing => NodeTools.Missing("Azurite");

    /// <summary>A connection string of the emulator's account.</summary>
    /// <param name="endpoints">As in "TableEndpoint=…;".</param>
    public static string Connection(string endpoints) => $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};{endpoints}";

    /// <param name="tablePort">Where tables are to be served, for a test that waits for them; 0 for any free port.</param>
    public static async Task<Azurite> StartAsync(int tablePort = 0)
    {
        if (Missing is { } missing)
            throw new InvalidOperationException(missing);

        // Port 0: the system picks free ones, so that parallel runs do not meet.
        Process process = NodeTools.Start(
            "",
            Path.Combine("node_modules", "azurite", "dist", "src", "azurite.js"),
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

    [GeneratedRegex(@"(Blob|Queue|Table) service is successfully listening at (http://\S+)")]
    private static partial Regex Listening();
}
