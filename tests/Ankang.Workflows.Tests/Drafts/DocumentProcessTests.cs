using System.Diagnostics;
using System.Text;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Drafts;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Drafts;

/// <summary>The process that reads documents, in whose place a shell does what such a process does when it fails.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class DocumentProcessTests : IDisposable
{
    private static readonly DocumentQuestion Document = DocumentQuestion.Of(
        new DraftFile("清单.docx", Encoding.UTF8.GetBytes(new string('x', 1_000_000))),
        2021,
        null
    );
    private readonly string _folder = Directory.CreateTempSubdirectory("reading").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("cat > /dev/null; kill -ABRT $$")] // a stack that overflowed
    [InlineData("kill -KILL $$")] // before it read anything
    [InlineData("cat > /dev/null; exit 1")]
    [InlineData("cat > /dev/null; printf '{\"document\":{\"cata'")]
    [InlineData("cat > /dev/null")]
    public async Task Document_IsRefused_WhenTheProcessEnds(string script)
    {
        FaultyFileException refused = await Assert.ThrowsAsync<FaultyFileException>(() => Shell(script).ReadAsync(Document, default));
        FileFault fault = Assert.Single(refused.Faults);
        Assert.Equal("清单.docx", fault.File);
        Assert.StartsWith("reading the document needs too much memory", fault.Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_EndsWithTheRequest()
    {
        string started = Path.Combine(_folder, "pid");
        using var request = new CancellationTokenSource();
        Task<ReadDocument> reading = Shell($"echo $$ > {started}.part; mv {started}.part {started}; exec sleep 1000")
            .ReadAsync(Document, request.Token);
        while (!File.Exists(started))
            await Task.Delay(10);
        await request.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        int id = int.Parse(await File.ReadAllTextAsync(started));
        // It was ended before the answer; only its last entry may still stand in the system's table.
        while (Process.GetProcesses().Any(p => p.Id == id))
            await Task.Delay(10);
    }

    [Fact] // a queue of uploads held its last ones for minutes
    public async Task Document_ThatWaitsForItsTurn_IsRefusedInTime()
    {
        string started = Path.Combine(_folder, "started");
        var clock = new TestClock(DateTimeOffset.UnixEpoch);
        using var one = new SemaphoreSlim(1);
        var process = new DocumentProcess("/bin/sh", ["-c", $"touch {started}; exec sleep 1000"], one, clock);
        using var before = new CancellationTokenSource();
        Task<ReadDocument> reading = process.ReadAsync(Document, before.Token);
        while (!File.Exists(started))
            await Task.Delay(10);
        clock.IsImpatient = true;
        ReadersBusyException busy = await Assert.ThrowsAsync<ReadersBusyException>(() => process.ReadAsync(Document, default));
        Assert.StartsWith("other documents are being read", Assert.Single(busy.Faults).Found, StringComparison.Ordinal);
        Assert.False(reading.IsCompleted);

        // Its place is given back with it.
        File.Delete(started);
        clock.IsImpatient = false;
        await before.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        using var after = new CancellationTokenSource();
        reading = process.ReadAsync(Document, after.Token);
        while (!File.Exists(started))
            await Task.Delay(10);
        await after.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task Process_IsToldNoSettings()
    {
        Environment.SetEnvironmentVariable("Mail__Smtp__Password", "secret");
        string told = Path.Combine(_folder, "environment");
        await Assert.ThrowsAsync<FaultyFileException>(() => Shell($"cat > /dev/null; env > {told}").ReadAsync(Document, default));
        string environment = await File.ReadAllTextAsync(told);
        Environment.SetEnvironmentVariable("Mail__Smtp__Password", null);
        Assert.DoesNotContain("secret", environment, StringComparison.Ordinal);
        Assert.Contains("DOTNET_GCHeapHardLimit=30000000", environment, StringComparison.Ordinal);
    }

    private static DocumentProcess Shell(string script) => new("/bin/sh", ["-c", script]);
}
