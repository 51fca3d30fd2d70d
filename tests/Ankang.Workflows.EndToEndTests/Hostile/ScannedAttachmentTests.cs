using System.Net;
using System.Text;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Tests.Attachments;

namespace Ankang.Workflows.EndToEndTests.Hostile;

/// <summary>Attachments before a host whose settings name a real scanner.</summary>
[Needs<TestClamd>]
[Trait("Category", "Security")]
public sealed class ScannedAttachmentTests : IDisposable
{
    private static readonly byte[] Infected = Encoding.ASCII.GetBytes($"%PDF-1.4\n{TestClamd.Virus}\n%%EOF");
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task InfectedFile_IsRefused_AndWhenTheScannerIsAway_ItIsKeptAndMarked()
    {
        await using TestClamd clamd = await TestClamd.StartAsync();
        await using Host host = await Host.StartAsync(_folder, new Dictionary<string, string> { ["Attachments__Clamd"] = $"127.0.0.1:{clamd.Port}" });
        Page refused = await AttackedHost.ReportAsync(host, AttackedHost.Item, ("照片.pdf", Infected));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains($"照片.pdf：文件含有病毒（{TestClamd.Signature}），没有保存。", refused.Words, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(host.Data, "attachments")));

        await clamd.StopAsync();
        Page kept = await AttackedHost.ReportAsync(host, AttackedHost.Item, ("照片.pdf", Infected));
        Assert.True(kept.Status == HttpStatusCode.OK, kept.Words);
        Assert.Contains("未查毒", kept.Words, StringComparison.Ordinal);
        Assert.Contains("未查毒", (await host.Office.SeeAsync($"/items/{AttackedHost.Item}")).Words, StringComparison.Ordinal);
        await Wait.UntilAsync(() => host.Out.Contains("marked as not scanned", StringComparison.Ordinal), host.Said);
    }

    [Fact]
    public async Task Setting_ThatIsNoAddress_IsNamedAtTheStart()
    {
        Result result = await BuiltProgram.RunAsync(
            _folder.Path,
            new Dictionary<string, string> { ["Attachments__Clamd"] = "nowhere" },
            "serve",
            "--data",
            _folder["data"],
            "--port",
            $"{Ports.Free()}"
        );
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Attachments:Clamd is 'nowhere'", result.Error, StringComparison.Ordinal);
    }
}
