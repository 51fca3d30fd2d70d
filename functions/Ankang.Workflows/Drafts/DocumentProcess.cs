using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Intake;

namespace Ankang.Workflows.Drafts;

/// <summary>Reads documents in a process of its own, which is ended when it takes too long, takes too much memory, or is asked for no more.</summary>
/// <remarks>
/// The streamed checks before the libraries refuse what can be seen from outside. What cannot, is held here: a PDF that unpacks to
/// gigabytes, a sheet whose styles cost the square of their number, a call that never comes back. A stack that overflows ends
/// a process, and memory that ran out may leave any other part of it broken, so neither can be held within the host.
/// The process is this program once more with one word, gets the document by its input and no settings, and answers by its output.
/// </remarks>
/// <param name="places">One is taken by each reading; who comes later waits, no longer than a reading may take. Without them those of this process.</param>
/// <param name="clock">Measures how long that is.</param>
public sealed class DocumentProcess(string program, IReadOnlyList<string> arguments, SemaphoreSlim? places = null, TimeProvider? clock = null)
{
    /// <summary>The word by which a host is started as the process that reads; it has no help, because nobody types it.</summary>
    public const string Command = "read-document";

    private const string Limited = "ANKANG_WITHIN_LIMITS";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    // What a process of .NET needs to start; settings and their secrets stay with the host.
    private static readonly string[] Passed =
    [
        "PATH",
        "DOTNET_ROOT",
        "DOTNET_ROOT_X64",
        "HOME",
        "TMPDIR",
        "TEMP",
        "TMP",
        "SystemRoot",
        "LD_LIBRARY_PATH",
        "TERM",
    ];

    private static readonly TimeSpan Most = TimeSpan.FromSeconds(IntakeLimits.MaxReadingSeconds);

    private static readonly SemaphoreSlim OfThisProcess = new(IntakeLimits.MaxReadings);

    private readonly SemaphoreSlim _places = places ?? OfThisProcess;

    /// <summary>This program, whose entry hands <see cref="Command"/> to <see cref="ServeAsync"/>.</summary>
    public static DocumentProcess OfThisProgram()
    {
        (string program, string[] entry) = ThisProgram();
        return new(program, [.. entry, Command]);
    }

    /// <summary>True in the process that <see cref="RunAsync"/> started.</summary>
    public static bool IsWithinLimits => Environment.GetEnvironmentVariable(Limited) is not null;

    /// <summary>Runs a command of this program that reads a document, once more within the limits of time and memory; it says what it says.</summary>
    /// <param name="arguments">As they were typed.</param>
    /// <param name="most">The exit codes of the command itself; another one means that it was ended.</param>
    /// <returns>Its exit code.</returns>
    /// <exception cref="FaultyFileException">It took too long, or too much memory.</exception>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        (string program, string[] entry) = ThisProgram();
        var start = new ProcessStartInfo(program, [.. entry, .. arguments]);
        Limit(start);
        start.Environment[Limited] = "1";
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Most);
        using Process process = Process.Start(start)!;
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Refused("document", $"reading the document takes more than {IntakeLimits.MaxReadingSeconds} seconds");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        return process.ExitCode >= 0 && process.ExitCode <= most
            ? process.ExitCode
            : throw Refused("document", "reading the document needs too much memory, or ended the program that read it");
    }

    private static (string Program, string[] Entry) ThisProgram()
    {
        string program = Environment.ProcessPath ?? throw new InvalidOperationException("This process does not know its own program.");
        bool isShared = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return (program, isShared ? [Assembly.GetEntryAssembly()!.Location] : []);
    }

    /// <summary>The process that reads: one document from the input, what it says or what is wrong with it to the output.</summary>
    public static async Task<int> ServeAsync(Stream input, Stream output, CancellationToken cancellation)
    {
        Answer answer;
        try
        {
            DocumentQuestion question = (await JsonSerializer.DeserializeAsync<DocumentQuestion>(input, Json, cancellation))!;
            answer = new(DraftReading.Read(question), null);
        }
        catch (FaultyFileException e)
        {
            answer = new(null, e.Faults);
        }

        await JsonSerializer.SerializeAsync(output, answer, Json, cancellation);
        await output.FlushAsync(cancellation);
        return 0;
    }

    /// <inheritdoc cref="DocumentReading"/>
    /// <exception cref="ReadersBusyException">Others were being read for as long as a reading may take.</exception>
    public async Task<ReadDocument> ReadAsync(DocumentQuestion question, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.Content?.Length > IntakeLimits.MaxDocument)
            return DraftReading.Read(question); // refuses it as it is
        // One time for waiting and reading: a request that stands in a long queue ends, too.
        using var budget = new CancellationTokenSource(Most, clock ?? TimeProvider.System);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation, budget.Token);
        try
        {
            await _places.WaitAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new ReadersBusyException(
                new(
                    question.Name,
                    1,
                    $"other documents are being read, and its turn did not come within {IntakeLimits.MaxReadingSeconds} seconds",
                    "few documents at a time",
                    "Send it again in a few minutes"
                )
            );
        }

        try
        {
            return await AskAsync(question, deadline, cancellation);
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<ReadDocument> AskAsync(DocumentQuestion question, CancellationTokenSource deadline, CancellationToken cancellation)
    {
        using Process process = Process.Start(StartInfo())!;
        try
        {
            Task<byte[]> said = AllAsync(process.StandardOutput.BaseStream, deadline.Token);
            // What a dying process says of itself is of no use, but it must be able to say it.
            Task complaint = process.StandardError.BaseStream.CopyToAsync(Stream.Null, deadline.Token);
            try
            {
                await JsonSerializer.SerializeAsync(process.StandardInput.BaseStream, question, Json, deadline.Token);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended before it had read all; what it answers is looked at below.
            }

            byte[] answer = await said;
            await complaint;
            await process.WaitForExitAsync(deadline.Token);
            if (process.ExitCode != 0 || Read(answer) is not { } read)
                throw Refused(question.Name, "reading the document needs too much memory, or ended the program that read it");
            return read.Document ?? throw new FaultyFileException(read.Faults ?? []);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Refused(question.Name, $"reading the document takes more than {IntakeLimits.MaxReadingSeconds} seconds");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
            CreateNoWindow = true,
        };
        Limit(start);
        return start;
    }

    private static void Limit(ProcessStartInfo start)
    {
        foreach (string name in start.Environment.Keys.Except(Passed, StringComparer.OrdinalIgnoreCase).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_GCHeapHardLimit"] = IntakeLimits.MaxReadingMemory.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
    }

    private static Answer? Read(byte[] answer)
    {
        try
        {
            return JsonSerializer.Deserialize<Answer>(answer, Json);
        }
        catch (JsonException)
        {
            return null; // it ended in the middle of a word
        }
    }

    private static async Task<byte[]> AllAsync(Stream output, CancellationToken cancellation)
    {
        var all = new MemoryStream();
        await output.CopyToAsync(all, cancellation);
        return all.ToArray();
    }

    private static FaultyFileException Refused(string document, string found) =>
        new([new(document, 1, found, "a list of some thousand rows", "Copy the table of the list into a new document and save it as docx or xlsx")]);

    private sealed record Answer(ReadDocument? Document, IReadOnlyList<FileFault>? Faults);
}
