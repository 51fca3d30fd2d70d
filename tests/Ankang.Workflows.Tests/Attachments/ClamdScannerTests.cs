using System.Text;
using Ankang.Workflows.Attachments;

namespace Ankang.Workflows.Tests.Attachments;

[Trait(Tier.Name, Tier.City)]
[Trait(Web.Routes.SharedRoutes.Category, Web.Routes.SharedRoutes.Security)]
[Needs<TestClamd>]
public sealed class ClamdScannerTests
{
    [Fact]
    public async Task Scan_TellsTheInfectedFromTheClean_ByPortAndBySocket()
    {
        await using TestClamd clamd = await TestClamd.StartAsync();
        foreach (string address in new[] { $"127.0.0.1:{clamd.Port}", $"localhost:{clamd.Port}", clamd.Socket })
        {
            var scanner = new ClamdScanner(address);
            Assert.Equal(new ScanResult.Clean(), await scanner.ScanAsync(Content("a letter"), default));
            Assert.Equal(new ScanResult.Clean(), await scanner.ScanAsync(Content(""), default));
            // Beyond the first piece, and over the border between two.
            string far = new string('x', 65_520) + TestClamd.Virus + new string('y', 200_000);
            Assert.Equal(new ScanResult.Infected(TestClamd.Signature), await scanner.ScanAsync(Content(far), default));
        }
    }

    [Fact]
    public async Task Scan_SaysThatItWasMissed_WhenTheScannerTakesNoMore_OrIsAway()
    {
        TestClamd clamd = await TestClamd.StartAsync();
        var scanner = new ClamdScanner($"127.0.0.1:{clamd.Port}");
        await using (clamd)
        {
            var large = Assert.IsType<ScanResult.Missed>(await scanner.ScanAsync(Content(new string('x', 8 << 20)), default));
            Assert.Contains($"clamd at 127.0.0.1:{clamd.Port}", large.Why, StringComparison.Ordinal);
        }

        var away = Assert.IsType<ScanResult.Missed>(await scanner.ScanAsync(Content("a letter"), default));
        Assert.Contains("does not answer", away.Why, StringComparison.Ordinal);
        Assert.IsType<ScanResult.Missed>(await new ClamdScanner("/nowhere/clamd.ctl").ScanAsync(Content("a letter"), default));
    }

    [Theory]
    [InlineData("127.0.0.1:3310", true)]
    [InlineData("clamd:3310", true)]
    [InlineData("[::1]:3310", true)]
    [InlineData("/run/clamav/clamd.ctl", true)]
    [InlineData("", true)]
    [InlineData("3310", false)]
    [InlineData("clamd:", false)]
    [InlineData("clamd:70000", false)]
    [InlineData("run/clamd.ctl", false)]
    public void Setting_IsAnAddress(string clamd, bool isRight) =>
        Assert.Equal(
            isRight,
            !new AttachmentOptions { Clamd = clamd }
                .Faults()
                .Any()
        );

    private static MemoryStream Content(string text) => new(Encoding.UTF8.GetBytes(text));
}
