using System.Net;
using System.Security.Cryptography;
using Ankang.Workflows.EndToEndTests.Support;

namespace Ankang.Workflows.EndToEndTests;

/// <summary>归档 beside a host that runs, and <c>archive open</c>: the year on the product's own pages, looked at and nothing more.</summary>
public sealed class ArchiveTests : IDisposable
{
    private const string Item = "ankang-2021_03a-county-list_once_hanbin";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Archive_IsMadeBesideARunningHost_AndOpensBesideIt_ToBeLookedAtAlone()
    {
        await using Host host = await Host.StartAsync(_folder);
        await host.MoveToAsync(new DateOnly(2021, 2, 9));
        Result made = (await BuiltProgram.RunAsync(_folder.Path, "archive", "2021.zip", "--data", host.Data)).Succeeded();
        Assert.Contains("files of ankang-2021", made.Out, StringComparison.Ordinal);
        await host.MoveAsync("day"); // it runs on
        string file = _folder["2021.zip"];
        string digest = Digest(file);

        int port = Ports.Free();
        await using BuiltProgram program = BuiltProgram.Start(_folder.Path, null, ["archive", "open", file, "--port", $"{port}"]);
        await Wait.UntilAsync(() => program.HasExited || program.Out.Contains("Open http", StringComparison.Ordinal), program.Said);
        Assert.False(program.HasExited, program.Said());
        using var visitor = new Visitor(new Uri($"http://localhost:{port}"));
        Page overview = await visitor.SeeAsync("/");
        Assert.Contains("归档（只读）", overview.Words, StringComparison.Ordinal);
        foreach (
            string path in (string[])["/items", "/units", "/tasks/14", "/outbox", "/bulletins", "/assessment", "/reports", "/interviews", "/strikes"]
        )
        {
            Page page = await visitor.SeeAsync(path);
            Assert.DoesNotContain(page.Document.Forms, f => f.Method.Equals("post", StringComparison.OrdinalIgnoreCase));
        }

        Page item = await visitor.SeeAsync($"/items/{Item}");
        Page running = await host.Office.SeeAsync($"/items/{Item}");
        Assert.NotEmpty(Ledger(item));
        Assert.Equal(Ledger(running), Ledger(item));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await visitor.PostAsync("/pauses", ("reason", "试"))).Status);
        Assert.Equal(digest, Digest(file));

        byte[] bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 0xff;
        await File.WriteAllBytesAsync(file, bytes);
        Result harmed = await BuiltProgram.RunAsync(_folder.Path, "archive", "open", file);
        Assert.Equal(1, harmed.ExitCode);
        Assert.Contains("2021.zip: ", harmed.Error, StringComparison.Ordinal);
    }

    private static string Ledger(Page page) => page.Document.QuerySelector("ol.ledger")!.TextContent;

    private static string Digest(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
}
